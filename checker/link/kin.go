package link

import (
	"cmp"
	"hash/fnv"
	"math"
	"slices"

	"crosscheck/facts"
)

// Kin answers how alike articles are, and how alike they must be to be of one story. It is what stories are made of.
type Kin struct {
	ds      []*facts.Digest
	vectors [][]term
	people  [][]uint64
	joins   []handPair
	parts   []handPair
}

// KinOf weighs the words of digests, for questions about pairs of them.
func KinOf(ds []*facts.Digest, hand Hand) *Kin { return kinship(ds, hand) }

func kinship(ds []*facts.Digest, hand Hand) *Kin {
	return &Kin{ds: ds, vectors: weigh(ds), people: private(ds), joins: pairs(ds, hand.Join), parts: pairs(ds, hand.Part)}
}

// alike is the cosine of two articles, and how much of it makes them one story.
func (k *Kin) alike(i, j int) (cos, needed float64) {
	a, b := k.ds[i], k.ds[j]
	return cosine(k.vectors[i], k.vectors[j]), threshold(a, b) * events(a, b) * acquainted(k.people[i], k.people[j])
}

// Tie is how two articles stand to each other.
type Tie struct {
	A, B   int     // indexes of digests
	Alike  float64 // cosine of words and names, 0 to 1
	Needed float64 // from which they are of one story
	Days   int     // between their times of publication, -1 where one is not known

	People []string // private people whom both name; each lowers what is needed
	Event  string   // the main events, where they agree in what Agree says
	Agree  string   // "time", "place" or "time and place"; "" where neither is known to agree
	Apart  string   // what keeps their main events apart, which raises what is needed; "" for nothing
	Hand   string   // where an editor joined them
	Parted string   // where an editor parted them
}

// Meets reports whether the two are of one story by themselves.
func (t Tie) Meets() bool { return t.Hand != "" || t.Parted == "" && t.Alike >= t.Needed }

// Tie compares two articles.
func (k *Kin) Tie(i, j int) Tie {
	t := Tie{A: i, B: j, Days: -1}
	t.Alike, t.Needed = k.alike(i, j)
	if x, y := k.ds[i].Article.Published, k.ds[j].Article.Published; x.Known() && y.Known() {
		t.Days = int(math.Round(x.From.Sub(y.From).Abs().Hours() / 24))
	}
	t.People = k.acquaintances(i, j)
	if x, y := mainEvent(k.ds[i]), mainEvent(k.ds[j]); x != nil && y != nil && sameClass(x.Class, y.Class) {
		if p := mainsParted(x, y); p != together {
			t.Apart = p.words(one(x), y)
		} else if t.Agree = agreement(x, y); t.Agree != "" {
			t.Event = one(x).label()
			if other := one(y).label(); other != t.Event {
				t.Event += ", " + other
			}
		}
	}
	t.Hand, t.Parted = decided(k.joins, i, j), decided(k.parts, i, j)
	return t
}

// agreement says in what two events agree.
func agreement(x, y *facts.Event) string {
	when, place := timeRelation(x.When, y.When, nightSlack) > 0, placeRelation(x.Place, y.Place) > 0
	switch {
	case when && place:
		return "time and place"
	case when:
		return "time"
	case place:
		return "place"
	}
	return ""
}

func decided(list []handPair, i, j int) string {
	for _, p := range list {
		if p.i == i && p.j == j || p.i == j && p.j == i {
			return p.where
		}
	}
	return ""
}

// one is a story event of a single mention.
func one(ev *facts.Event) *merging {
	m := &merging{}
	m.add(ev, facts.EventRef{})
	return m
}

// acquaintances are the names behind the hashes that acquainted counts.
func (k *Kin) acquaintances(i, j int) (out []string) {
	for _, p := range k.ds[i].Persons {
		h := fnv.New64a()
		_, _ = h.Write([]byte(facts.Fold(string(p.Name))))
		_, a := slices.BinarySearch(k.people[i], h.Sum64())
		_, b := slices.BinarySearch(k.people[j], h.Sum64())
		if a && b && !slices.Contains(out, string(p.Name)) {
			out = append(out, string(p.Name))
		}
	}
	return out
}

// Spanning says for each article of a story but its first what joined it: the strongest ties that hold the story together, from its
// first article outwards.
func (k *Kin) Spanning(members []int) []Tie {
	var ties []Tie
	for x, i := range members {
		for _, j := range members[x+1:] {
			t := Tie{A: i, B: j, Hand: decided(k.joins, i, j), Parted: decided(k.parts, i, j)}
			if t.Alike, t.Needed = k.alike(i, j); t.Meets() {
				ties = append(ties, t)
			}
		}
	}
	slices.SortStableFunc(ties, func(a, b Tie) int {
		return cmp.Or(-cmp.Compare(strength(a), strength(b)), cmp.Compare(a.A, b.A), cmp.Compare(a.B, b.B))
	})
	u := newUnion(len(k.ds))
	next := map[int][]int{}
	for _, t := range ties {
		if u.find(t.A) != u.find(t.B) {
			u.join(t.A, t.B)
			next[t.A], next[t.B] = append(next[t.A], t.B), append(next[t.B], t.A)
		}
	}
	var out []Tie
	if len(members) == 0 {
		return out
	}
	seen := map[int]bool{members[0]: true}
	for queue := []int{members[0]}; len(queue) > 0; queue = queue[1:] {
		from := queue[0]
		slices.Sort(next[from])
		for _, to := range next[from] {
			if !seen[to] {
				seen[to] = true
				queue = append(queue, to)
				out = append(out, k.Tie(from, to))
			}
		}
	}
	return out
}

// strength orders ties: those of an editor first, then by how far they are above what is needed.
func strength(t Tie) float64 {
	if t.Hand != "" {
		return math.Inf(1)
	}
	return t.Alike / t.Needed
}
