package article

import (
	"strconv"
	"strings"
)

// wordStyles are the styles of a draft by id, which is in the language of the program; only names are the same in all.
type wordStyles map[string]wordStyle

type wordStyle struct {
	name, base string
	hides      bool
}

// titleStyles are names of styles that newsrooms and Word use for the headline, in lower case.
var titleStyles = map[string]bool{"title": true, "headline": true, "hed": true, "article title": true, "story headline": true}

// read takes the styles from word/styles.xml.
func (s wordStyles) read(x *xmlReader) error {
	for {
		t, err := x.next()
		if err != nil {
			return err
		}
		e, ok := start(t)
		if !ok || e.Name.Local != "style" {
			continue
		}
		list, err := x.leaves("style")
		if err != nil {
			return err
		}
		var made wordStyle
		for _, l := range list {
			switch {
			case l.parent == "style" && l.name == "name":
				made.name = strings.ToLower(l.value)
			case l.parent == "style" && l.name == "basedOn":
				made.base = l.value
			case l.parent == "rPr" && l.name == "vanish":
				made.hides = l.on()
			}
		}
		s[attribute(e, "styleId")] = made
	}
}

// heading follows a style to the one that makes it a title or a heading.
func (s wordStyles) heading(id string) (level int, title bool) {
	for range 10 {
		style, known := s[id]
		if !known {
			style.name = strings.ToLower(id) // files without a part of styles use the ids of English Word
		}
		if titleStyles[style.name] {
			return 0, true
		}
		rest, ok := strings.CutPrefix(strings.ReplaceAll(style.name, " ", ""), "heading")
		if n, err := strconv.Atoi(rest); ok && err == nil && n > 0 && n < 10 {
			return n, false
		}
		if style.base == "" {
			return 0, false
		}
		id = style.base
	}
	return 0, false
}
