package checker

import (
	"fmt"
	"path/filepath"
	"slices"

	"crosscheck/checker/link"
	"crosscheck/facts"
	"crosscheck/facts/yamlfile"
)

// handEntry is one line of a file of stories by hand.
type handEntry struct {
	Pos  yamlfile.Pos
	Join yamlfile.Strings
	Part yamlfile.Strings
	Why  yamlfile.String // for colleagues; nothing reads it
}

// ReadHand reads what an editor decided of stories: a list of {join: [ID, ID]} and {part: [ID, ID]}. All mistakes come at once.
func ReadHand(file string, data []byte) (link.Hand, error) {
	var hand link.Hand
	if len(data) == 0 {
		return hand, nil
	}
	var entries []handEntry
	errs := yamlfile.Split(yamlfile.Decode(file, data, &entries))
	wrong := func(at yamlfile.Pos, format string, args ...any) {
		errs = append(errs, at.Errorf(file, format, args...))
	}
	sets := handSets{}
	for _, e := range entries {
		switch {
		case len(e.Join) > 0 && len(e.Part) > 0:
			wrong(e.Pos, "join and part in one entry: write two")
			continue
		case len(e.Join)+len(e.Part) == 0:
			if !slices.ContainsFunc(errs, func(x *yamlfile.Error) bool { return x.Line == e.Pos.Line }) { // a misspelt key is said already
				wrong(e.Pos, "want join or part with the IDs of two articles or more: {join: [a-1, b-2]}")
			}
			continue
		}
		list, what := e.Join, "join"
		if len(e.Part) > 0 {
			list, what = e.Part, "part"
		}
		d := link.Decision{Where: fmt.Sprintf("%s:%d", filepath.ToSlash(file), e.Pos.Line)}
		for _, id := range list {
			switch {
			case id.Value == "":
				wrong(id.Pos, "%s: an empty ID", what)
			case slices.Contains(d.Articles, id.Value):
				wrong(id.Pos, "%s: %q stands twice", what, id.Value)
			default:
				d.Articles = append(d.Articles, id.Value)
			}
		}
		if len(list) < 2 {
			wrong(list[0].Pos, "%s: one article alone; want two or more", what)
			continue
		}
		if what == "join" {
			hand.Join = append(hand.Join, d)
			sets.join(d)
		} else {
			hand.Part = append(hand.Part, d)
		}
	}
	for _, e := range entries {
		for x, a := range e.Part {
			for _, b := range e.Part[x+1:] {
				if a.Value != b.Value && sets.same(a.Value, b.Value) {
					wrong(b.Pos, "part: %q and %q are joined by other entries", a.Value, b.Value)
				}
			}
		}
	}
	if err := yamlfile.Join(errs...); err != nil {
		return link.Hand{}, err
	}
	return hand, nil
}

// handSets are the articles that entries join, also by way of others.
type handSets map[string]string

func (h handSets) find(id string) string {
	for h[id] != "" && h[id] != id {
		id = h[id]
	}
	return id
}

func (h handSets) join(d link.Decision) {
	for _, id := range d.Articles[min(1, len(d.Articles)):] {
		if a, b := h.find(d.Articles[0]), h.find(id); a != b {
			h[b] = a
		}
	}
}

func (h handSets) same(a, b string) bool { return h.find(a) == h.find(b) }

// UnknownByHand lists the names of decisions that no article of the report has, in the order of the file.
func (r *Report) UnknownByHand(hand link.Hand) []string {
	known := map[string]bool{}
	for _, a := range r.Articles {
		known[a.ID], known[a.URL], known[a.Path] = true, true, true
	}
	var out []string
	for _, d := range slices.Concat(hand.Join, hand.Part) {
		for _, id := range d.Articles {
			if !known[id] && !slices.Contains(out, id) {
				out = append(out, id)
			}
		}
	}
	return out
}

// Group links digests of known stories without putting rules to them: the stories of a store.
func (c *Checker) Group(digests []*facts.Digest, stories *link.Groups) *Report {
	r := &Report{Draft: -1}
	for _, d := range digests {
		r.add(d, true)
	}
	linked := link.Linker{Kinds: c.Extractor.Kinds(), OneStory: c.OneStory, Hand: c.Hand, Groups: stories}.Link(r.Digests)
	r.Stories, r.Subjects, r.Origins, r.Status = linked.Stories, linked.Subjects, linked.Origins, linked.Status
	r.Compared, r.NotCompared = count(linked.Status)
	return r
}
