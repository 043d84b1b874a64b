package sheet

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
)

// WriteXLSX writes a workbook with a sheet for each office: only the cells to
// fill in can be changed, and they take what the measure is. It is written by
// hand: a library for spreadsheets costs every start of the program more than
// this, and all commands pay.
func WriteXLSX(w io.Writer, f *Form) error {
	x := &xlsxForm{Form: f, looks: &looks{}}
	if len(f.Sheets) == 0 {
		x.Form = &Form{Title: f.Title, Year: f.Year, When: f.When, Lang: f.Lang, Sheets: []Sheet{{}}}
	}
	x.names = sheetNames(x.Sheets, x.Lang)
	z := zip.NewWriter(w)
	for _, p := range x.parts() {
		part, err := z.CreateHeader(&zip.FileHeader{Name: p.name, Method: zip.Deflate})
		if err != nil {
			return err
		}
		if _, err := part.Write(p.text); err != nil {
			return err
		}
	}
	return z.Close()
}

// xlsxForm is a form being written as a workbook.
type xlsxForm struct {
	*Form
	names []string // of its sheets
	looks *looks
}

// xlsxPart is a file within a workbook.
type xlsxPart struct {
	name string
	text []byte
}

const (
	xmlHead       = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	mainSpace     = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	relationSpace = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packageSpace  = "http://schemas.openxmlformats.org/package/2006"
	partType      = "application/vnd.openxmlformats-officedocument.spreadsheetml."
	coreType      = "application/vnd.openxmlformats-package.core-properties+xml"
)

// parts are the files of the workbook. The looks of cells are known once the
// sheets are written.
func (x *xlsxForm) parts() []xlsxPart {
	var sheets []xlsxPart
	for k := range x.Sheets {
		sheets = append(sheets, xlsxPart{fmt.Sprintf("xl/worksheets/sheet%d.xml", k+1), x.worksheet(k)})
	}
	return append([]xlsxPart{
		{"[Content_Types].xml", x.contentTypes()},
		{"_rels/.rels", relations("officeDocument", "xl/workbook.xml")},
		{"docProps/core.xml", x.core()},
		{"xl/workbook.xml", x.workbook()},
		{"xl/_rels/workbook.xml.rels", x.workbookRelations()},
		{"xl/styles.xml", x.looks.styles()},
	}, sheets...)
}

func (x *xlsxForm) contentTypes() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `%s<Types xmlns="%s/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>`, xmlHead, packageSpace)
	override := func(name, kind string) {
		fmt.Fprintf(&b, `<Override PartName="/%s" ContentType="%s"/>`, name, kind)
	}
	override("xl/workbook.xml", partType+"sheet.main+xml")
	override("xl/styles.xml", partType+"styles+xml")
	override("docProps/core.xml", coreType)
	for k := range x.Sheets {
		override(fmt.Sprintf("xl/worksheets/sheet%d.xml", k+1), partType+"worksheet+xml")
	}
	b.WriteString("</Types>")
	return b.Bytes()
}

func relations(kind, target string) []byte {
	return fmt.Appendf(nil, `%s<Relationships xmlns="%s/relationships"><Relationship Id="rId1" Type="%s/%s" Target="%s"/>`+
		`<Relationship Id="rId2" Type="%[2]s/relationships/metadata/core-properties" Target="docProps/core.xml"/></Relationships>`,
		xmlHead, packageSpace, relationSpace, kind, target)
}

func (x *xlsxForm) workbookRelations() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `%s<Relationships xmlns="%s/relationships">`, xmlHead, packageSpace)
	for k := range x.Sheets {
		fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%[1]d.xml"/>`, k+1, relationSpace)
	}
	fmt.Fprintf(&b, `<Relationship Id="rId%d" Type="%s/styles" Target="styles.xml"/></Relationships>`, len(x.Sheets)+1, relationSpace)
	return b.Bytes()
}

func (x *xlsxForm) core() []byte {
	return fmt.Appendf(nil, `%s<cp:coreProperties xmlns:cp="%s/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/">`+
		`<dc:title>%s, %s</dc:title><dc:creator>piao</dc:creator></cp:coreProperties>`, xmlHead, packageSpace, escaped(x.Title), escaped(x.When))
}

// workbook lists the sheets, each of which prints its header on every page.
func (x *xlsxForm) workbook() []byte {
	var b bytes.Buffer
	fmt.Fprintf(&b, `%s<workbook xmlns="%s" xmlns:r="%s"><bookViews><workbookView activeTab="0"/></bookViews><sheets>`, xmlHead, mainSpace, relationSpace)
	for k, name := range x.names {
		fmt.Fprintf(&b, `<sheet name="%s" sheetId="%d" r:id="rId%[2]d"/>`, escaped(name), k+1)
	}
	b.WriteString("</sheets><definedNames>")
	for k, name := range x.names {
		fmt.Fprintf(&b, `<definedName name="_xlnm.Print_Titles" localSheetId="%d">%s!$1:$1</definedName>`, k, escaped("'"+strings.ReplaceAll(name, "'", "''")+"'"))
	}
	b.WriteString("</definedNames></workbook>")
	return b.Bytes()
}
