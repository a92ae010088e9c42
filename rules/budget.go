package rules

import (
	"context"
	"errors"
)

// Bounds of what one rule can cost, at load and in one evaluation.
const (
	maxSource  = 8 << 10 // bytes of one condition or message
	maxNodes   = 2_000   // nodes of one condition
	maxSteps   = 100_000 // rounds of all, any, map… in one evaluation of one rule on one thing
	maxMemory  = 100_000 // elements of arrays in one condition
	maxMessage = 4 << 10 // bytes of a message as printed
)

// steps is the hidden variable that holds the budget of a run.
const steps = "__steps"

var errSteps = errors.New("the condition takes too many steps")

// budget counts the rounds of loops; it ends them when they are spent or the context is done.
type budget struct {
	ctx   context.Context
	start int
	left  int
}

func newBudget(ctx context.Context, n int) *budget { return &budget{ctx, n, n} }

func (b *budget) spent() int { return b.start - max(0, b.left) }

func (b *budget) step() error {
	if b == nil {
		return nil
	}
	b.left--
	if b.left < 0 {
		return errSteps
	}
	if b.left%256 == 0 {
		return b.ctx.Err()
	}
	return nil
}
