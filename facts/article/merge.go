package article

import (
	"fmt"
	"sort"

	"crosscheck/facts"
)

// merge keeps one article of each ID: of several texts the latest, where their times tell; where they do not, none, and an error.
func merge(articles []*facts.Article) (c Collection) {
	sort.SliceStable(articles, func(i, j int) bool {
		a, b := articles[i], articles[j]
		switch {
		case a.ID != b.ID:
			return a.ID < b.ID
		case a.Version != b.Version:
			return a.Version < b.Version
		default:
			return a.Path < b.Path
		}
	})
	for from := 0; from < len(articles); {
		to := from + 1
		for to < len(articles) && articles[to].ID == articles[from].ID {
			to++
		}
		c.group(articles[from:to])
		from = to
	}
	return c
}

// group adds the articles of one ID, at least one.
func (c *Collection) group(same []*facts.Article) {
	texts := distinct(same)
	last := 0
	for i, a := range texts {
		if after(a, texts[last]) {
			last = i
		}
	}
	for i, a := range texts {
		if i != last && !after(texts[last], a) {
			first, second := min(a.Path, texts[last].Path), max(a.Path, texts[last].Path)
			c.Problems = append(c.Problems, fmt.Errorf("%s and %s: two different texts with the id %q and no later time to tell them apart; both are left out",
				first, second, shorten(a.ID)))
			return
		}
	}
	for i, a := range texts {
		if i == last {
			c.Articles = append(c.Articles, a)
		} else {
			c.Earlier = append(c.Earlier, a)
		}
	}
}

// distinct drops articles whose text stands before in the list already, and keeps of two the one with the later time.
func distinct(same []*facts.Article) (out []*facts.Article) {
	at := map[string]int{}
	for _, a := range same {
		key := textKey(a)
		i, known := at[key]
		switch {
		case !known:
			at[key] = len(out)
			out = append(out, a)
		case after(a, out[i]) || !out[i].Time().Known() && a.Time().Known():
			out[i] = a
		}
	}
	return out
}

// textKey is equal for articles that say the same words in the same parts.
func textKey(a *facts.Article) string {
	key := ""
	for _, p := range a.Parts {
		key += p.Name + "\x00" + p.Text + "\x00"
	}
	return key
}

// after reports whether a was surely written after b: both times are known and do not overlap.
func after(a, b *facts.Article) bool {
	x, y := a.Time(), b.Time()
	return x.Known() && y.Known() && !x.Overlaps(y) && x.From.After(y.From)
}
