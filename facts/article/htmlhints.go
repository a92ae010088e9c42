package article

// hint is what the name, class, id or role of an element says of what it holds.
type hint uint32

// hintsOf reads the attributes of a start tag.
func (w *htmlWalk) hintsOf(t htmlToken) hint { return 0 }
