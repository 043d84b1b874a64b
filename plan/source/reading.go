package source

// Reading is what the value of a key may be, how it is read into a T, and what the T
// then says. The three are made together, so that the reader, the JSON Schema and
// what people are told always agree.
type Reading[T any] struct {
	Shape  Shape
	into   func(*Reader, Node, *T)
	says   func(*T) []Fact // the key's own facts have no term; nil for a key that says nothing
	within []Term          // the terms of keys below this one
}

// As reads a value of a shape with a function of its own.
func As[T any](s Shape, into func(*Reader, Node, *T)) Reading[T] {
	return Reading[T]{Shape: s, into: into}
}

// FieldAs reads a value of a shape into a field.
func FieldAs[T, V any](s Shape, read func(*Reader, Node) V, field func(*T) *V) Reading[T] {
	return As(s, func(r *Reader, n Node, into *T) { *field(into) = read(r, n) })
}

// Saying adds what the key says: one value, or nil for nothing.
func (r Reading[T]) Saying(value func(*T) Content) Reading[T] {
	return r.SayingAll(func(of *T) []Fact { return []Fact{{Value: value(of)}} })
}

// SayingAll adds what the key says if it has several values, such as one a year.
// Facts of keys below it have terms of their own, which within lists.
func (r Reading[T]) SayingAll(facts func(*T) []Fact, within ...Term) Reading[T] {
	r.says, r.within = facts, within
	return r
}

// LineAt reads a text in people's words.
func LineAt[T any](field func(*T) *Text) Reading[T] {
	return FieldAs(LineShape, (*Reader).Words, field).Saying(func(of *T) Content { return prose(*field(of)) })
}

// LabelAt reads a short text that is not a sentence, such as a unit.
func LabelAt[T any](field func(*T) *Text) Reading[T] {
	return FieldAs(LineShape, (*Reader).Words, field).Saying(func(of *T) Content { return Plainly(*field(of)) })
}

// CodeAt reads a code.
func CodeAt[T any](field func(*T) *Text) Reading[T] {
	return FieldAs(CodeShape, (*Reader).Code, field).Saying(func(of *T) Content { return Plainly(*field(of)) })
}

// PercentAt reads a share such as `16.66 %`.
func PercentAt[T any](field func(*T) *Decimal) Reading[T] {
	return FieldAs(PercentShape, (*Reader).Percent, field).Saying(func(of *T) Content { return AsShare(*field(of)) })
}

// EuroAt reads an amount.
func EuroAt[T any](field func(*T) *Decimal) Reading[T] {
	return FieldAs(EuroShape, (*Reader).Euro, field).Saying(func(of *T) Content { return AsMoney(*field(of)) })
}

// BooleanAt reads true or false.
func BooleanAt[T any](field func(*T) *Text) Reading[T] {
	return FieldAs(BooleanShape, func(r *Reader, n Node) Text { return r.Choice(n, TrueOrFalse) }, field)
}

// ChoiceAt reads one of a few words.
func ChoiceAt[T any](words []string, field func(*T) *Text) Reading[T] {
	named := make([]Word, len(words))
	for k, w := range words {
		named[k].Code = w
	}
	return WordAt(named, field)
}

// WordAt reads one of a few words that have names for people.
func WordAt[T any](words []Word, field func(*T) *Text) Reading[T] {
	codes := Codes(words)
	read := func(r *Reader, n Node) Text { return r.Choice(n, codes) }
	return FieldAs(ChoiceShape(codes), read, field).Saying(func(of *T) Content {
		for _, w := range words {
			if w.Code == field(of).Value {
				return w
			}
		}
		return nil
	})
}

// WholeAt reads a whole number between two bounds.
func WholeAt[T any](low, high int64, set func(*T, int, Text)) Reading[T] {
	return As(WholeShape(low, high), func(r *Reader, n Node, into *T) {
		number, text := r.Whole(n, low, high)
		set(into, number, text)
	})
}

// ListAt reads a list of maps with known keys, with at least atLeast items.
func ListAt[T, U any](keys Keys[U], atLeast int, field func(*T) *[]*U) Reading[T] {
	read := func(r *Reader, n Node) []*U { return ReadList(keys, r, n) }
	return FieldAs(List{Of: keys.Shape(), AtLeast: atLeast}, read, field)
}

// ReadList reads a list of maps with known keys.
func ReadList[U any](keys Keys[U], r *Reader, n Node) []*U {
	all := []*U{}
	r.Items(n, func(item Node) {
		one := new(U)
		keys.Read(r, item, r.Key(), one)
		all = append(all, one)
	})
	return all
}

// MapAt reads a map with known keys.
func MapAt[T, U any](keys Keys[U], field func(*T) *U) Reading[T] {
	return As(keys.Shape(), func(r *Reader, n Node, into *T) { keys.Read(r, n, r.Key(), field(into)) }).
		SayingAll(func(of *T) []Fact { return keys.Facts(field(of)) }, keys.Terms()...)
}
