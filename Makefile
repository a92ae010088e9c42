EVAL ?= eval
FUZZTIME ?= 10s
STATICCHECK = go run honnef.co/go/tools/cmd/staticcheck@v0.8.2
export CGO_ENABLED = 0

.PHONY: build test lint golden fuzz bench eval demo

build:
	go build -trimpath -o bin/crosscheck ./cmd/crosscheck

test:
	go test ./...

lint:
	@test -z "$$(gofmt -l .)" || { echo "not formatted:"; gofmt -l .; exit 1; }
	go vet ./...
	$(STATICCHECK) ./...

golden:
	CROSSCHECK_UPDATE=1 go test ./...

fuzz:
	@go list ./... | while read p; do go test -list '^Fuzz' $$p | grep '^Fuzz' | while read f; do go test -run '^$$' -fuzz "^$$f\$$" -fuzztime $(FUZZTIME) -fuzzminimizetime 10x $$p || exit 1; done || exit 1; done

bench:
	go test -run '^$$' -bench . -benchmem ./...

eval: build
	PYTHONDONTWRITEBYTECODE=1 python3 $(EVAL)/score.py --bin ./bin/crosscheck --json bin/score.json --misses bin/misses.txt && python3 .ci/quality.py bin/score.json docs/quality.md

demo: build
	./bin/crosscheck check testdata/stories/retold
