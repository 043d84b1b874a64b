package sheet

import (
	"piao/plan/lang"
	"piao/plan/source"
)

// spread refuses a header that was merged over several columns with content:
// “value” above 2022 and 2023 does not say which of them is read.
func (p *Page) spread(a Asked, c columns, merged []area) source.Problem {
	code, value := a.places()
	for _, column := range [...]struct {
		at, asked int
		flag      string
	}{{c.code, code, "--code-column"}, {c.value, value, "--value-column"}} {
		for _, m := range merged {
			if column.at == column.asked || !m.covers(c.header, column.at) || !p.holds(m, column.at) {
				continue
			}
			return problem(lang.Say("%s: questa intestazione sta sopra più colonne, da %s a %s", "%s: this header stands above several columns, %s to %s",
				Place{p.File, p.Name, c.header, column.at}, ColumnName(m.left), ColumnName(m.right)),
				lang.Say("indicare la colonna con la sua lettera: %s %s", "name the column by its letter: %s %s", column.flag, ColumnName(m.right)))
		}
	}
	return source.Problem{}
}

func (m area) covers(row, col int) bool {
	return row >= m.top && row <= m.bottom && col >= m.left && col <= m.right && m.left < m.right
}

// holds says that rows below a merged header hold something in its other columns.
func (p *Page) holds(m area, read int) bool {
	held := false
	p.rows(func(r Row) bool {
		for col := m.left; r.Number > m.bottom && col <= m.right; col++ {
			held = held || col != read && r.at(col).Kind != Blank
		}
		return !held
	})
	return held
}
