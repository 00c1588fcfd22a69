package main

import (
	"context"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strings"

	"github.com/spf13/cobra"
	"go.uber.org/zap/zapcore"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/policy/cache"
	"github.com/parapet-iac/parapet/analysis/source"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
	"github.com/parapet-iac/parapet/lsp"
)

const lspHelp = `Lsp is the language server: editors start it and speak the Language Server
Protocol with it over standard input and output.

Settings are those of the editor (initializationOptions, or the section "parapet"
of its configuration) and of the nearest parapet.yaml; see the README. The log
goes to standard error, and what matters of it to the editor.`

func newLSP(u *ui) *cobra.Command {
	var stdio bool
	var socket, level, cpuProfile, memoryProfile string
	cmd := &cobra.Command{
		Use:     "lsp",
		Short:   "Serve editors over the Language Server Protocol",
		Long:    lspHelp,
		Example: "  parapet lsp\n  parapet lsp --socket 127.0.0.1:7099 --log-level debug",
		Args:    noArgs,
		RunE: func(cmd *cobra.Command, _ []string) error {
			core, err := logCore(level)
			if err != nil {
				return err
			}
			stop, err := profile(cpuProfile, memoryProfile)
			if err != nil {
				return err
			}
			defer stop(u)
			b := build()
			opts := lsp.Options{Configurer: configurer{}, Name: "parapet", Version: b.Version, Log: core, Documentation: home, Graph: graphDocument}
			if socket != "" {
				return serveSocket(cmd.Context(), u, socket, opts)
			}
			u.code = lsp.Serve(cmd.Context(), lsp.Pipe(os.Stdin, os.Stdout), opts)
			return nil
		},
	}
	cmd.Flags().BoolVar(&stdio, "stdio", false, "use standard input and output, as is done anyway")
	cmd.Flags().StringVar(&socket, "socket", "", "listen on this loopback `address` instead, for one client after the other")
	cmd.Flags().StringVar(&level, "log-level", "warn", "log from this `level` on: debug, info, warn or error")
	profileFlags(cmd.Flags(), &cpuProfile, &memoryProfile)
	return cmd
}

func logCore(level string) (zapcore.Core, error) {
	l, err := zapcore.ParseLevel(level)
	if err != nil {
		return nil, withHint(fmt.Errorf("unknown log level %q", level), "known levels: debug, info, warn, error")
	}
	format := zapcore.EncoderConfig{
		TimeKey: "time", LevelKey: "level", MessageKey: "message", StacktraceKey: "stack",
		EncodeTime: zapcore.ISO8601TimeEncoder, EncodeLevel: zapcore.LowercaseLevelEncoder, EncodeDuration: zapcore.StringDurationEncoder,
	}
	return zapcore.NewCore(zapcore.NewConsoleEncoder(format), zapcore.Lock(os.Stderr), l), nil
}

// serveSocket serves one client after the other, for debugging. It listens on
// loopback alone: the protocol knows no password.
func serveSocket(ctx context.Context, u *ui, addr string, opts lsp.Options) error {
	host, _, err := net.SplitHostPort(addr)
	if ip := net.ParseIP(host); err != nil || host != "localhost" && (ip == nil || !ip.IsLoopback()) {
		return withHint(fmt.Errorf("%q is not a loopback address", addr), "want 127.0.0.1:PORT")
	}
	l, err := net.Listen("tcp", addr)
	if err != nil {
		return err
	}
	defer context.AfterFunc(ctx, func() { l.Close() })()
	u.say("notice", "listening on "+l.Addr().String())
	for {
		conn, err := l.Accept()
		if err != nil {
			if ctx.Err() != nil {
				return nil
			}
			return err
		}
		lsp.Serve(ctx, conn, opts)
	}
}

// graphDocument writes breach paths as parapet graph does.
func graphDocument(root string, b *workspace.Breaches, locate func(source.Span) any) any {
	return report.Reducer{Workspace: filepath.ToSlash(root), Locate: locate}.Breaches(tool(), b, nil)
}

// A configurer configures folders as check does: the editor's settings are its
// flags.
type configurer struct{}

func (configurer) Configure(dir string, s lsp.Settings) (*lsp.Setup, error) {
	flags := &checkFlags{trustConfig: s.TrustConfig, policies: s.Policies}
	for name, value := range s.Vars {
		flags.vars = append(flags.vars, name+"="+value)
	}
	for _, name := range s.VarFiles {
		flags.varFiles = append(flags.varFiles, filepath.Join(dir, filepath.FromSlash(name)))
	}
	for _, name := range s.Values {
		flags.values = append(flags.values, filepath.Join(dir, filepath.FromSlash(name)))
	}
	flags.set, flags.only, flags.skip, flags.exclude = s.Set, s.Only, s.Skip, s.Exclude
	if s.Baseline != "" {
		if !filepath.IsLocal(filepath.FromSlash(s.Baseline)) {
			return nil, fmt.Errorf("settings: the baseline %s is outside of the folder", s.Baseline)
		}
		flags.baseline = filepath.Join(dir, filepath.FromSlash(s.Baseline))
	}
	if s.Severity != "" {
		least, err := policy.ParseSeverity(s.Severity)
		if err != nil {
			return nil, err
		}
		flags.severity.Severity, flags.severityGiven = least, true
	}
	c, err := newChecker(flags)
	if err != nil {
		return nil, err
	}
	t := &target{path: dir, dir: dir, name: dir, base: dir}
	found, wrong := c.settingsFor(t)
	if wrong != nil { // with parapet.yaml, whose diagnostics tell
		flags.noConfig = true
		if found, err = c.settingsFor(t); err != nil {
			return nil, err
		}
	}
	setup, err := c.setup(t, found)
	if err != nil {
		return nil, err
	}
	setup.Config, setup.Wrong = config.Locate(dir), wrong
	return setup, nil
}

// setup turns settings into those of the language server.
func (c *checker) setup(t *target, s *settings) (*lsp.Setup, error) {
	sets, err := c.whole(s)
	if err != nil {
		return nil, err
	}
	recorded := &recordedDrift{dir: t.dir, settings: s, now: c.now}
	setup := &lsp.Setup{
		Options:  s.options,
		Policies: sets,
		Source:   policySource,
		Suppress: func(f *workspace.Finding, file string) { s.suppress(f, file, c.now) },
		Check:    func(cfg *config.Config) []lsp.Note { return c.notes(t, cfg, sets) },
		Drift:    recorded.compare,
		Remedies: recorded.remedies,
	}
	if dir, err := cache.Dir(); err == nil {
		kept := cache.Open(dir, t.dir)
		setup.Options.Policies = s.options.Policies.Remember(kept)
		setup.Flush = kept.Flush
	}
	return setup, nil
}

// whole returns all policies that settings were made from.
func (c *checker) whole(s *settings) (*policy.Set, error) {
	var dirs []string
	if s.config != nil && (c.flags.trustConfig || c.config != nil) {
		dirs = s.config.Policies
	}
	return c.load(s.config, dirs)
}

// notes returns what a configuration says in vain, with its places.
func (c *checker) notes(t *target, cfg *config.Config, set *policy.Set) []lsp.Note {
	var out []lsp.Note
	for _, d := range c.check(t, cfg, set) {
		n := lsp.Note{Message: d.Message, Detail: d.Detail}
		if d.Range != nil {
			n.Line, n.Column = d.Range.Start.Line, d.Range.Start.Column
		} else if _, rest, ok := strings.Cut(d.Message, `"`); ok {
			n.About, _, _ = strings.Cut(rest, `"`)
		}
		out = append(out, n)
	}
	return out
}
