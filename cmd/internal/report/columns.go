package report

import (
	"math/big"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/evaluate"
	"piao/plan/lang"
)

// Column is one thing that is said about each of several things. A page shows it if
// it has a heading; programs get it unless it is for a page only.
type Column[T any] struct {
	document.Column
	Cell     func(T) document.Cell
	Datum    func(T) document.Cell // for programs; nil if they get the same cell
	PageOnly bool
}

// Exactly gives programs a number that people read rounded, which takes longer.
func (c Column[T]) Exactly(number func(T) *big.Rat) Column[T] {
	c.Datum = func(of T) document.Cell { return Number(number(of)) }
	return c
}

// Data is a column for programs only.
func Data[T any](name string, cell func(T) document.Cell) Column[T] {
	return Column[T]{Column: document.Column{Name: name}, Cell: cell}
}

// Shown is a column for people and for programs.
func Shown[T any](name, it, en string, align document.Align, cell func(T) document.Cell) Column[T] {
	return Column[T]{Column: Heads(name, it, en, align), Cell: cell}
}

// Page is a column of text for people only.
func Page[T any](header lang.Text, cell func(T) document.Cell) Column[T] {
	return Column[T]{Column: document.Column{Header: header}, Cell: cell, PageOnly: true}
}

// OnPage lists the columns for a page.
func OnPage[T any](all []Column[T]) []Column[T] {
	return slices.DeleteFunc(slices.Clone(all), func(c Column[T]) bool { return c.Header == nil })
}

// InData lists the columns for programs.
func InData[T any](all []Column[T]) []Column[T] {
	some := slices.DeleteFunc(slices.Clone(all), func(c Column[T]) bool { return c.PageOnly })
	for k, c := range some {
		if c.Datum != nil {
			some[k].Cell = c.Datum
		}
	}
	return some
}

// TableOf is a table with a row for each thing.
func TableOf[T any](columns []Column[T], things []T) *document.Table {
	t := new(document.Table)
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	for _, x := range things {
		t.Rows = append(t.Rows, RowFor(columns, x))
	}
	return t
}

// RowFor is what the columns say of one thing.
func RowFor[T any](columns []Column[T], thing T) document.Row {
	cells := make([]document.Cell, len(columns))
	for k, c := range columns {
		cells[k] = c.Cell(thing)
	}
	return RowOf(cells...)
}

// RowOf is a plain row.
func RowOf(cells ...document.Cell) document.Row { return document.Row{Cells: cells} }

// TotalRow is a row that sums up those above it.
func TotalRow(cells ...document.Cell) document.Row {
	return document.Row{Kind: document.Total, Cells: cells}
}

func TitleRow(title string) document.Row {
	return document.Row{Kind: document.Group, Cells: []document.Cell{{Spoken: lang.Same(title)}}}
}

// Heads is a column with a heading.
func Heads(name, it, en string, a document.Align) document.Column {
	return document.Column{Name: name, Header: lang.Both(it, en), Align: a}
}

// optional names the columns that are left out if they say nothing.
var optional = map[string]bool{
	"weight": true, "share": true, "bounds": true, "coverage": true, "band": true, "method": true,
	"expected": true, "reachable": true, "cause": true,
	"interventions": true, "spent": true, "rest": true, "rate": true, "people": true,
	"share_before": true, "share_after": true, "change": true, "remark": true,
	"figure_source": true, "wanted_source": true, "wanted_office": true, "wanted_file": true,
	"wanted_reason": true, "wanted_figure": true,
}

// WithoutIdle drops the optional columns that say nothing: shares equal to the
// weights, and columns in which every cell is empty or a dash.
func WithoutIdle(t *document.Table) *document.Table {
	return t.Keep(func(k int) bool {
		name := t.Columns[k].Name
		return !optional[name] || says(t, k) && !(name == "share" && repeats(t, k))
	})
}

// says reports whether any cell of a column says something.
func says(t *document.Table, column int) bool {
	return slices.ContainsFunc(t.Rows, func(row document.Row) bool {
		if row.Kind == document.Group {
			return false
		}
		text := row.Cells[column].Spoken
		return text != nil && text.In(lang.IT) != ""
	})
}

// repeats reports whether a column says what the one before it does. One point is not
// 100 %.
func repeats(t *document.Table, column int) bool {
	return !slices.ContainsFunc(t.Rows, func(row document.Row) bool {
		if row.Kind != document.Plain {
			return false
		}
		a, b := row.Cells[column], row.Cells[column-1]
		return !evaluate.Same(a.Number, b.Number) ||
			a.Spoken != nil && b.Spoken != nil && a.Spoken.In(lang.IT) != b.Spoken.In(lang.IT)
	})
}

// Coded is a name behind its code; programs get the code alone.
func Coded(code, name string) document.Cell {
	return document.Cell{Spoken: lang.Same(strings.TrimSpace(code + "  " + name)), Raw: code}
}

// Blank is a cell without the dash of a figure that is not known.
func Blank() document.Cell { return document.Cell{Spoken: lang.Same("")} }

func Styled(c document.Cell, s document.Style) document.Cell {
	c.Style = s
	return c
}

// Strong is a cell in bold.
func Strong(c document.Cell) document.Cell { return Styled(c, document.Bold) }

// Indented is a cell moved to the right by so many columns.
func Indented(by int, c document.Cell) document.Cell {
	c.Indent = by
	return c
}

// OrDash is a text, or a dash for an empty one.
func OrDash(s string) document.Cell {
	if s == "" {
		return document.Cell{}
	}
	return document.Text(s)
}
