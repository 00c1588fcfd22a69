# Targets are short; what they run can be run by hand.

VERSION ?= $(shell git describe --tags --always --dirty 2>/dev/null || echo devel)
COMMIT  ?= $(shell git rev-parse --short=12 HEAD 2>/dev/null)
DATE    ?= $(shell git log -1 --format=%cs 2>/dev/null)
LDFLAGS := -s -w -X main.version=$(VERSION) -X main.commit=$(COMMIT) -X main.date=$(DATE)

# How long each fuzz target runs, and which benchmarks.
FUZZTIME ?= 30s
BENCH    ?= .

STATICCHECK := go run honnef.co/go/tools/cmd/staticcheck@v0.8.2

.PHONY: build demo test oracle test-editors test-zed e2e vsix screenshots bench fuzz lint clean moto kube test-kube gitea test-gitea

build: ## one static binary, bin/parapet
	CGO_ENABLED=0 go build -trimpath -ldflags '$(LDFLAGS)' -o bin/parapet ./cmd/parapet

demo: build ## check a workspace that is full of holes
	@bin/parapet check testdata/demo || test $$? -eq 1

# The race detector needs a C compiler.
RACE := $(shell command -v $${CC:-cc} >/dev/null 2>&1 && echo -race)

test:
	go test $(RACE) ./...

oracle: ## what charts render to against Helm's library; PARAPET_CHARTS names more charts
	cd analysis/lang/helm/oracle && go test -mod=mod ./...

# Where the API server and what goes with it are kept, outside of the repository.
KUBE := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/parapet/kube

kube: ## a real API server of Kubernetes for the tests of drift; minutes the first time
	analysis/cloud/kubernetes/apiserver/build.sh $(KUBE)

test-kube: kube ## the tests that need it
	PARAPET_KUBE=$(KUBE) go test -run '$(CLUSTER)' ./analysis/cloud/kubernetes/client ./cmd/parapet

CLUSTER := TestRead$$|Cluster

# Where Gitea is kept, outside of the repository.
GITEA := $(or $(XDG_CACHE_HOME),$(HOME)/.cache)/parapet/gitea

gitea: ## a real code host for the tests of pull requests; minutes the first time, with a C compiler
	fixes/forge/gitea/build.sh $(GITEA)

test-gitea: gitea ## the tests that need it
	PARAPET_GITEA=$(GITEA) go test -run 'Gitea' ./cmd/parapet

moto: ## what stands in for AWS in the tests of drift, where it is not there yet
	command -v moto_server >/dev/null || python3 -m pip install --quiet 'moto[server]>=5,<6'

test-editors: ## the extension's types and units, and the breach graph's; needs Node
	cd editors/vscode && npm ci --ignore-scripts --no-audit --no-fund && npm test

test-zed: ## that the extension for Zed compiles; needs Cargo
	cd editors/zed && cargo check --quiet

e2e: ## real editors, headless, against the language server; installs what it needs
	editors/e2e/run.sh

# What VS Code calls the systems that the extension is packaged for.
VSIX ?= linux-x64 linux-arm64 darwin-x64 darwin-arm64 win32-x64 win32-arm64

vsix: ## the extension of VS Code with the server inside, for each system, in bin
	LDFLAGS='$(LDFLAGS)' editors/vscode/package.sh bin $(VSIX)

screenshots: ## the pictures of the documentation, from the real thing
	editors/e2e/run.sh screenshots

bench:
	go test -run '^$$' -bench '$(BENCH)' -benchmem ./...

fuzz: ## each fuzz target for FUZZTIME
	@grep -rlE '^func Fuzz' --include='*_test.go' . | xargs -n1 dirname | sort -u | while read -r dir; do \
		for target in $$(grep -hoE '^func Fuzz[A-Za-z0-9_]*' $$dir/*_test.go | sed 's/^func //'); do \
			echo "$$dir $$target"; \
			go test -run '^$$' -fuzz "^$$target\$$" -fuzztime $(FUZZTIME) $$dir || exit 1; \
		done; \
	done

lint: ## formatting, vet, staticcheck; Rego is checked by the tests of policies
	@unformatted=$$(gofmt -l $$(git ls-files '*.go')); test -z "$$unformatted" || { echo "not formatted: $$unformatted"; exit 1; }
	go vet ./...
	$(STATICCHECK) ./...

clean:
	rm -rf bin
