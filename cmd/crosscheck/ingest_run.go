package main

import (
	"context"
	"iter"
	"runtime"
	"sync"
	"time"

	"crosscheck/checker"
	"crosscheck/facts"
	"crosscheck/facts/article"
	"crosscheck/facts/store"
)

// Bounds of what an ingest holds in memory and of how long an article waits before it is kept.
const (
	batchArticles = 200
	batchBytes    = 8 << 20
	batchWait     = 250 * time.Millisecond
)

// tally is what an ingest did. New, Versions and Again are counted once they are kept.
type tally struct {
	New      int // articles that the store did not know
	Versions int // new versions of articles that it knew
	Again    int // known versions that were read anew, because kinds or the program have changed
	Known    int // versions that it held already
	Problems int
	Facts    int
	Bytes    int64 // of the articles that were looked at
}

// seen is how many articles the ingest has dealt with.
func (t *tally) seen() int { return t.New + t.Versions + t.Again + t.Known + t.Problems }

// ingestion takes articles from decoding to the store: one reader sorts out what is known, workers extract, one writer keeps them in
// batches. All channels are bounded, so that memory does not grow with the input, and articles are kept in the order of the input.
type ingestion struct {
	store     store.Store
	extractor string // its fingerprint
	checker   *checker.Checker
	house     *article.House
	workers   int
	dryRun    bool
	again     bool // read known versions anew
	problem   func(error)
	progress  func(tally)

	mu      sync.Mutex
	tally   tally
	waiting map[store.Key]bool // not kept yet
	ids     map[string]int     // of waiting
}

// intake is one article on its way.
type intake struct {
	article  *facts.Article
	sort     *int // the count of the tally that it belongs to
	digest   *facts.Digest
	problems []error
	done     chan struct{}
}

// run ingests articles until there are no more or the context is done; what was begun is then still kept. The error is the store's or the
// context's.
func (g *ingestion) run(ctx context.Context, articles iter.Seq2[*facts.Article, error]) error {
	g.waiting, g.ids = map[store.Key]bool{}, map[string]int{}
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	workers := g.workers
	if workers <= 0 {
		workers = runtime.GOMAXPROCS(0)
	}
	work, queue := make(chan *intake, workers), make(chan *intake, 2*workers)
	var extracting, writing sync.WaitGroup
	for range workers {
		extracting.Go(func() {
			for in := range work {
				g.extract(in)
			}
		})
	}
	writing.Go(func() {
		if err := g.write(context.WithoutCancel(ctx), queue); err != nil {
			stop(err)
			for range queue { // lets the reader go on to its end
			}
		}
	})
	err := g.read(ctx, articles, func(in *intake) {
		queue <- in
		work <- in
	})
	close(work)
	close(queue)
	extracting.Wait()
	writing.Wait()
	if ctx.Err() != nil {
		return context.Cause(ctx)
	}
	return err
}

// read sorts out what is known and hands the rest on.
func (g *ingestion) read(ctx context.Context, articles iter.Seq2[*facts.Article, error], pass func(*intake)) error {
	for a, err := range articles {
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err != nil {
			g.fail(err)
			continue
		}
		sort, err := g.sort(ctx, a)
		if err != nil {
			return err
		}
		g.note(func() {
			g.tally.Bytes += int64(len(a.Source))
			if sort == &g.tally.Known || g.dryRun {
				*sort++
			}
		})
		if sort == &g.tally.Known {
			continue
		}
		g.note(func() {
			g.waiting[store.KeyOf(a)] = true
			g.ids[a.ID]++
		})
		if !g.dryRun {
			pass(&intake{article: a, sort: sort, done: make(chan struct{})})
		}
	}
	return ctx.Err()
}

// sort says which count an article belongs to.
func (g *ingestion) sort(ctx context.Context, a *facts.Article) (*int, error) {
	k := store.KeyOf(a)
	g.mu.Lock()
	waiting, older := g.waiting[k], g.ids[a.ID] > 0
	g.mu.Unlock()
	if waiting {
		return &g.tally.Known, nil
	}
	stored, err := g.store.Has(ctx, k, "")
	switch {
	case err != nil:
		return nil, err
	case stored && g.again:
		return &g.tally.Again, nil
	case stored:
		present, err := g.store.Has(ctx, k, g.extractor)
		if present {
			return &g.tally.Known, err
		}
		return &g.tally.Again, err
	case older:
		return &g.tally.Versions, nil
	}
	for _, err := range g.store.Keys(ctx, store.Select{Articles: []string{a.ID}}) {
		return &g.tally.Versions, err
	}
	return &g.tally.New, nil
}

func (g *ingestion) extract(in *intake) {
	digests, problems := g.checker.Extract(context.Background(), []*facts.Article{in.article})
	if len(digests) > 0 {
		in.digest = digests[0]
	}
	in.problems = problems
	close(in.done)
}

// write keeps what comes, in its order, in batches that are neither large nor old.
func (g *ingestion) write(ctx context.Context, queue <-chan *intake) error {
	var batch []*intake
	size := 0
	timer := time.NewTimer(time.Hour)
	defer timer.Stop()
	flush := func() error {
		err := g.keep(ctx, batch)
		batch, size = batch[:0], 0
		return err
	}
	for {
		select {
		case in, more := <-queue:
			if !more {
				return flush()
			}
			<-in.done
			if len(batch) == 0 {
				timer.Reset(batchWait)
			}
			batch = append(batch, in)
			size += len(in.article.Source)
			if len(batch) < batchArticles && size < batchBytes {
				continue
			}
		case <-timer.C:
		}
		if err := flush(); err != nil {
			return err
		}
	}
}

func (g *ingestion) keep(ctx context.Context, batch []*intake) error {
	var digests []*facts.Digest
	for _, in := range batch {
		for _, p := range in.problems {
			g.fail(p)
		}
		if in.digest != nil {
			digests = append(digests, in.digest)
		}
	}
	if len(digests) > 0 {
		if err := g.store.Put(ctx, digests...); err != nil {
			return err
		}
	}
	g.note(func() {
		for _, in := range batch {
			if in.digest != nil {
				*in.sort++
				g.tally.Facts += len(in.digest.Facts)
			}
			delete(g.waiting, store.KeyOf(in.article))
			if g.ids[in.article.ID]--; g.ids[in.article.ID] <= 0 {
				delete(g.ids, in.article.ID)
			}
		}
	})
	return nil
}

// note changes the tally and shows it.
func (g *ingestion) note(change func()) {
	g.mu.Lock()
	defer g.mu.Unlock()
	change()
	if g.progress != nil {
		g.progress(g.tally)
	}
}

func (g *ingestion) fail(err error) {
	g.note(func() {
		g.tally.Problems++
		g.problem(err)
	})
}
