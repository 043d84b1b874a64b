package source

// Reading is what the value of a key may be and how it is read into a T. The two
// are made together: what the reader takes and what the JSON Schema says is one
// fact.
type Reading[T any] struct {
	Shape Shape
	into  func(*Reader, Node, *T)
}

// As reads a value of a shape in a way of its own.
func As[T any](s Shape, into func(*Reader, Node, *T)) Reading[T] { return Reading[T]{s, into} }

// FieldAs reads a value of a shape into a field.
func FieldAs[T, V any](s Shape, read func(*Reader, Node) V, field func(*T) *V) Reading[T] {
	return Reading[T]{s, func(r *Reader, n Node, into *T) { *field(into) = read(r, n) }}
}

// LineAt reads a text that people write in words.
func LineAt[T any](field func(*T) *Text) Reading[T] {
	return FieldAs(LineShape, (*Reader).Line, field)
}

// CodeAt reads a code.
func CodeAt[T any](field func(*T) *Text) Reading[T] {
	return FieldAs(CodeShape, (*Reader).Code, field)
}

// PercentAt reads a share such as `16.66 %`.
func PercentAt[T any](field func(*T) *Decimal) Reading[T] {
	return FieldAs(PercentShape, (*Reader).Percent, field)
}

// EuroAt reads an amount in euro.
func EuroAt[T any](field func(*T) *Decimal) Reading[T] {
	return FieldAs(EuroShape, (*Reader).Euro, field)
}

// BooleanAt reads true or false.
func BooleanAt[T any](field func(*T) *Text) Reading[T] {
	return FieldAs(BooleanShape, func(r *Reader, n Node) Text { return r.Choice(n, TrueOrFalse) }, field)
}

// ChoiceAt reads one of a few words.
func ChoiceAt[T any](words []string, field func(*T) *Text) Reading[T] {
	return FieldAs(ChoiceShape(words), func(r *Reader, n Node) Text { return r.Choice(n, words) }, field)
}

// WholeAt reads a whole number between two bounds.
func WholeAt[T any](low, high int64, set func(*T, int, Text)) Reading[T] {
	return As(WholeShape(low, high), func(r *Reader, n Node, into *T) {
		number, text := r.Whole(n, low, high)
		set(into, number, text)
	})
}

// MapAt reads a map with known keys.
func MapAt[T, U any](keys Keys[U], field func(*T) *U) Reading[T] {
	return As(keys.Shape(), func(r *Reader, n Node, into *T) { keys.Read(r, n, r.Key(), field(into)) })
}
