package link

import (
	"fmt"
	"slices"
	"testing"

	"github.com/stretchr/testify/require"

	"crosscheck/facts"
)

// worded is a digest whose words are a range of numbers: two of them are as alike as their ranges overlap.
func worded(id, published string, from, to int) *facts.Digest {
	d := digest(id, published)
	d.Events = nil
	for w := from; w < to; w++ {
		d.Sketch.Words = append(d.Sketch.Words, facts.WordCount{Hash: uint64(w) * 7919, Count: 1})
	}
	return d
}

func storiesOf(ds []*facts.Digest, h Hand) [][]string {
	var out [][]string
	for _, members := range h.Stories(ds).Members {
		var ids []string
		for _, i := range members {
			ids = append(ids, ds[i].Article.ID)
		}
		out = append(out, ids)
	}
	return out
}

// TestHand: an editor's decisions come before words, and the rest goes with what it is most like.
func TestHand(t *testing.T) {
	ds := []*facts.Digest{worded("a", "2026-03-02", 0, 40), worded("b", "2026-03-02", 8, 48), worded("c", "2026-03-02", 30, 70), worded("d", "2026-03-02", 200, 240)}
	join := func(ids ...string) []Decision { return []Decision{{Articles: ids, Where: "f:1"}} }
	for _, c := range []struct {
		name string
		hand Hand
		want [][]string
	}{
		{"nothing decided", Hand{}, [][]string{{"a", "b", "c"}, {"d"}}},
		{"joined", Hand{Join: join("c", "d")}, [][]string{{"a", "b", "c", "d"}}},
		{"joined by one who is not at hand", Hand{Join: join("x", "d")}, [][]string{{"a", "b", "c"}, {"d"}}},
		{"parted: b goes with the one that it is more like", Hand{Part: join("a", "c")}, [][]string{{"a", "b"}, {"c"}, {"d"}}},
		{"parted and joined", Hand{Part: join("a", "c"), Join: join("b", "c")}, [][]string{{"a"}, {"b", "c"}, {"d"}}},
		{"all parted", Hand{Part: join("a", "b", "c")}, [][]string{{"a"}, {"b"}, {"c"}, {"d"}}},
	} {
		require.Equal(t, c.want, storiesOf(ds, c.hand), c.name)
		back := slices.Clone(ds) // the order of articles changes nothing
		slices.Reverse(back)
		got := storiesOf(back, c.hand)
		for _, s := range got {
			slices.Sort(s)
		}
		slices.SortFunc(got, func(x, y []string) int { return slices.Compare(x, y) })
		require.Equal(t, c.want, got, c.name)
	}
}

// TestSpanning: every article of a story but the first has one tie, which holds by itself and reaches back to the first.
func TestSpanning(t *testing.T) {
	var ds []*facts.Digest
	for i := range 6 {
		ds = append(ds, worded(fmt.Sprint("a", i), "2026-03-02", i*12, i*12+40))
	}
	groups := Stories(ds)
	require.Equal(t, [][]int{{0, 1, 2, 3, 4, 5}}, groups.Members)
	ties := KinOf(ds, Hand{}).Spanning(groups.Members[0])
	require.Len(t, ties, 5)
	reached := map[int]bool{0: true}
	for _, tie := range ties {
		require.True(t, tie.Meets())
		require.True(t, reached[tie.A])
		require.False(t, reached[tie.B])
		reached[tie.B] = true
	}
}

// TestApart: two facts that did not meet are parted by the first part of their keys that differs, in plain words.
func TestApart(t *testing.T) {
	vigo := func(d *facts.Digest) *facts.Digest {
		d.Events[0].Place, d.Events[0].Where, d.Events[0].Town = []string{"vigo", "ES"}, "Vigo", "vigo"
		return d
	}
	lugo := func(d *facts.Digest) *facts.Digest {
		d.Events[0].Town = "lugo"
		return d
	}
	part := func(f *facts.Fact) { f.Context.Part = "civilians" }
	possible := func(f *facts.Fact) { f.Context.Certainty = facts.Possible }
	for _, c := range []struct {
		name string
		a, b *facts.Digest
		spec string
		want string
	}{
		{"one subject", digest("a", "2026-03-02", toll("12")), digest("b", "2026-03-02", toll("14")), "toll", ""},
		{"another part", digest("a", "2026-03-02", toll("12")), digest("b", "2026-03-02", toll("14", part)), "toll", "part: whole against civilians"},
		{"two towns", lugo(digest("a", "2026-03-02", toll("12"))), vigo(digest("b", "2026-03-02", toll("14"))), "toll",
			"events kept apart: Lugo and Vigo are two towns"},
		{"not asserted", digest("a", "2026-03-02", toll("12")), digest("b", "2026-03-02", toll("14", possible)), "toll",
			`"" (b): said to be possible, denied or planned`},
		{"two persons", digest("a", "2026-03-02", title("Ada Krol", facts.Office{Title: "mayor"})), digest("b", "2026-03-02", title("Ida Berg", facts.Office{Title: "mayor"})),
			"office", "person: Ada Krol and Ida Berg do not agree as names of one person"},
	} {
		asked := Linker{Kinds: kinds}.Ask([]*facts.Digest{c.a, c.b}, []int{0, 1})
		require.Equal(t, c.want, asked.Apart(c.spec, [2]int{0, 0}, [2]int{1, 0}), c.name)
	}
}
