package article

// fragment reads a piece of HTML, as feeds and JSON carry it: every block of text, an empty line between each two, runs into its bytes.
// Nothing is judged; only scripts, styles, templates, comments, form controls and struck-out words are left out.
func fragment(html string) page {
	w := walkHTML(html, nil)
	return w.join(w.blocks)
}
