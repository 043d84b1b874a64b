package document

// Formats are the ways to print a document, by the name that --format takes.
func Formats() map[string]Format {
	return map[string]Format{
		"table":    WriteText,
		"markdown": WriteMarkdown,
		"csv":      writeCSV,
		"json":     writeJSON,
	}
}
