package report

import (
	"math/big"
	"slices"
	"strings"

	"piao/cmd/internal/document"
	"piao/plan/lang"
)

// A column is one thing that is said of each of some things: on a page where it
// has a heading, to programs where it is not for a page only.
type column[T any] struct {
	document.Column
	cell     func(T) document.Cell
	pageOnly bool
}

// data is a column for programs only.
func data[T any](name string, cell func(T) document.Cell) column[T] {
	return column[T]{Column: document.Column{Name: name}, cell: cell}
}

// shown is a column for people and for programs.
func shown[T any](name, it, en string, align document.Align, cell func(T) document.Cell) column[T] {
	return column[T]{Column: heads(name, it, en, align), cell: cell}
}

// page is a column for people only, of text.
func page[T any](header lang.Text, cell func(T) document.Cell) column[T] {
	return column[T]{Column: document.Column{Header: header}, cell: cell, pageOnly: true}
}

// onPage are the columns that a page has.
func onPage[T any](all []column[T]) []column[T] {
	return slices.DeleteFunc(slices.Clone(all), func(c column[T]) bool { return c.Header == nil })
}

// inData are the columns that programs get.
func inData[T any](all []column[T]) []column[T] {
	return slices.DeleteFunc(slices.Clone(all), func(c column[T]) bool { return c.pageOnly })
}

// tableOf has a row for each thing.
func tableOf[T any](columns []column[T], things []T) *document.Table {
	t := new(document.Table)
	for _, c := range columns {
		t.Columns = append(t.Columns, c.Column)
	}
	for _, x := range things {
		t.Rows = append(t.Rows, rowFor(columns, x))
	}
	return t
}

func rowFor[T any](columns []column[T], thing T) document.Row {
	cells := make([]document.Cell, len(columns))
	for k, c := range columns {
		cells[k] = c.cell(thing)
	}
	return rowOf(cells...)
}

func rowOf(cells ...document.Cell) document.Row { return document.Row{Cells: cells} }

func totalRow(cells ...document.Cell) document.Row {
	return document.Row{Kind: document.Total, Cells: cells}
}

func titleRow(title string) document.Row {
	return document.Row{Kind: document.Group, Cells: []document.Cell{{Spoken: lang.Same(title)}}}
}

// heads is a column with a heading.
func heads(name, it, en string, a document.Align) document.Column {
	return document.Column{Name: name, Header: lang.Both(it, en), Align: a}
}

// optional are the columns that are left out where they say nothing.
var optional = map[string]bool{
	"weight": true, "share": true, "bounds": true, "coverage": true, "method": true,
	"expected": true, "reachable": true, "cause": true,
	"interventions": true, "spent": true, "rest": true, "rate": true,
	"share_before": true, "share_after": true, "change": true, "remark": true,
	"figure_source": true, "wanted_source": true, "wanted_office": true, "wanted_file": true,
	"wanted_reason": true, "wanted_figure": true,
}

// withoutIdle drops the optional columns that say nothing: shares that are the
// weights, and those in which every cell is empty or a dash.
func withoutIdle(t *document.Table) *document.Table {
	return t.Keep(func(k int) bool {
		name := t.Columns[k].Name
		return !optional[name] || says(t, k) && !(name == "share" && repeats(t, k))
	})
}

// says is whether any cell of a column says something.
func says(t *document.Table, column int) bool {
	return slices.ContainsFunc(t.Rows, func(row document.Row) bool {
		if row.Kind == document.Group {
			return false
		}
		text := row.Cells[column].Spoken
		return text != nil && text.In(lang.IT) != ""
	})
}

// repeats is whether a column says what the one before it does.
func repeats(t *document.Table, column int) bool {
	return !slices.ContainsFunc(t.Rows, func(row document.Row) bool {
		return row.Kind == document.Plain && !sameNumber(row.Cells[column].Number, row.Cells[column-1].Number)
	})
}

func sameNumber(a, b *big.Rat) bool {
	if a == nil || b == nil {
		return a == b
	}
	return a.Cmp(b) == 0
}

func coded(code, name string) document.Cell {
	return document.Cell{Spoken: lang.Same(strings.TrimSpace(code + "  " + name)), Raw: code}
}

func blank() document.Cell { return document.Cell{Spoken: lang.Same("")} }

func styled(c document.Cell, s document.Style) document.Cell {
	c.Style = s
	return c
}

func strong(c document.Cell) document.Cell { return styled(c, document.Bold) }

func indented(by int, c document.Cell) document.Cell {
	c.Indent = by
	return c
}
