package document

// Formats are the ways to print a report, by the name that --format takes.
func Formats() map[string]Format {
	return map[string]Format{
		"table":    WriteText,
		"markdown": WriteMarkdown,
		"csv":      writeCSV,
		"json":     writeJSON,
	}
}
