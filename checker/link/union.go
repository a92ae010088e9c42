package link

// union is a disjoint-set forest over small integers; the root of a set is its smallest member, so that results do not depend on order.
type union []int

func newUnion(n int) union { return union(all(n)) }

func (u union) find(i int) int {
	for u[i] != i {
		u[i] = u[u[i]]
		i = u[i]
	}
	return i
}

func (u union) join(a, b int) {
	a, b = u.find(a), u.find(b)
	if a < b {
		u[b] = a
	} else {
		u[a] = b
	}
}

// sets returns the sets in order of their smallest member, members ascending.
func (u union) sets() [][]int {
	at := map[int]int{}
	var out [][]int
	for i := range u {
		root := u.find(i)
		k, ok := at[root]
		if !ok {
			k = len(out)
			at[root] = k
			out = append(out, nil)
		}
		out[k] = append(out[k], i)
	}
	return out
}
