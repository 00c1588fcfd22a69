package lsp

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"reflect"
	"strings"

	"go.lsp.dev/protocol"
	"go.uber.org/zap"

	"github.com/parapet-iac/parapet/analysis/policy"
	"github.com/parapet-iac/parapet/analysis/workspace"
	"github.com/parapet-iac/parapet/analysis/workspace/config"
)

// Settings are what the user of an editor wants, from initializationOptions or
// the section "parapet" of the editor's configuration.
type Settings struct {
	// Severity is the least severity that is shown; "" leaves that to
	// parapet.yaml.
	Severity string `json:"severity"`
	// LowSeverity is how findings of the severities low and info are shown:
	// "hint" or "information".
	LowSeverity string `json:"lowSeverity"`
	// InlayHints shows values that came through references.
	InlayHints bool `json:"inlayHints"`
	// CodeLens shows what was found at each resource.
	CodeLens bool `json:"codeLens"`
	// BreachPaths shows diagnostics on lines that breach paths cannot do without.
	BreachPaths bool `json:"breachPaths"`
	// ShowInconclusive shows findings that rest on values that are not known.
	ShowInconclusive bool `json:"showInconclusive"`
	// TrustConfig loads the policies that a workspace's parapet.yaml names.
	// They are code.
	TrustConfig bool `json:"trustConfig"`
	// Policies are folders of further policies, absolute.
	Policies []string `json:"policies"`
	// Vars are values of root variables, as after --var, and VarFiles further
	// variable files, relative to the folder.
	Vars     map[string]string `json:"vars"`
	VarFiles []string          `json:"varFiles"`
	// Values are files of values for Helm charts, relative to the folder, and Set
	// values over them, as after --set.
	Values []string `json:"values"`
	Set    []string `json:"set"`
	// Only and Skip are policies, as after --policy and --skip, and Exclude patterns
	// of files that are not read, as after --exclude.
	Only    []string `json:"only"`
	Skip    []string `json:"skip"`
	Exclude []string `json:"exclude"`
	// Baseline is a file in the folder, relative to it, whose findings are suppressed;
	// "" leaves that to parapet.yaml.
	Baseline string `json:"baseline"`
}

func defaultSettings() Settings {
	return Settings{LowSeverity: "information", CodeLens: true, BreachPaths: true}
}

// A Configurer tells how a folder is to be analysed. It may be called from
// several goroutines at once.
type Configurer interface {
	Configure(dir string, s Settings) (*Setup, error)
}

// A Setup says how one folder is analysed.
type Setup struct {
	Options workspace.Options
	// Policies are all that are known, whether selected or not.
	Policies *policy.Set
	// Source returns the file in which a policy is written, by its absolute
	// path; the line is the policy's.
	Source func(p *policy.Policy) (file string, err error)
	// Suppress marks a finding in a file, given by its absolute path, that the
	// configuration or a baseline silences.
	Suppress func(f *workspace.Finding, file string)
	// Config is the absolute path of the folder's parapet.yaml, "" if it has
	// none. Check returns what one says in vain.
	Config string
	Check  func(*config.Config) []Note
	// Wrong says why the folder is analysed as if it had no parapet.yaml.
	Wrong error
	// Drift compares the engine's newest snapshot with what was recorded of what
	// runs; without a record there is none.
	Drift func(ctx context.Context, e *workspace.Engine) ([]Drift, error)
	// Remedies returns the edits that put a drift right, given by its key; none where
	// the newest snapshot is another one than that which was compared.
	Remedies func(ctx context.Context, e *workspace.Engine, key string) ([]DriftRemedy, error)
	// Flush writes what is worth keeping until the next start.
	Flush func() error
}

// A Note is about a place in a configuration.
type Note struct {
	Line, Column    int    // from 1; 0 is no place
	About           string // what it is about, to be found in the text
	Message, Detail string
}

// read lays JSON over the settings.
func (s *Settings) read(raw []byte) error {
	if len(bytes.TrimSpace(raw)) == 0 || string(bytes.TrimSpace(raw)) == "null" {
		return nil
	}
	dec := json.NewDecoder(bytes.NewReader(raw))
	dec.DisallowUnknownFields()
	next := *s
	if err := dec.Decode(&next); err != nil {
		return fmt.Errorf("settings: %s", strings.TrimPrefix(err.Error(), "json: "))
	}
	if next.Severity != "" {
		if _, err := policy.ParseSeverity(next.Severity); err != nil {
			return fmt.Errorf("settings: severity: %w", err)
		}
	}
	if next.LowSeverity != "hint" && next.LowSeverity != "information" {
		return fmt.Errorf("settings: lowSeverity: unknown value %q: want hint or information", next.LowSeverity)
	}
	*s = next
	return nil
}

// configure applies settings; what is wrong with them is shown to the user, and
// they stay as they were.
func (s *server) configure(raw []byte) {
	next := s.initial
	if err := next.read(raw); err != nil {
		s.tell(protocol.MessageTypeWarning, "Parapet: "+err.Error())
		return
	}
	before := s.settings.Swap(&next)
	if before != nil && reflect.DeepEqual(*before, next) {
		return
	}
	for _, f := range s.state.Load().folders {
		f.reload()
	}
	if before != nil {
		s.withdraw(before, &next)
	}
}

// withdraw has the client ask again for what it shows and is no longer wanted;
// what is wanted from now on is told of when the folders are loaded.
func (s *server) withdraw(before, now *Settings) {
	if s.can.lensRefresh && before.CodeLens && !now.CodeLens {
		s.background(func(ctx context.Context) { _ = s.client.CodeLensRefresh(ctx) })
	}
	if s.can.hintRefresh && before.InlayHints && !now.InlayHints {
		s.background(func(ctx context.Context) { _ = s.client.InlayHintRefresh(ctx) })
	}
}

func (s *server) DidChangeConfiguration(_ context.Context, p *protocol.DidChangeConfigurationParams) error {
	if s.can.configuration {
		s.background(s.pullConfiguration)
		return nil
	}
	var sections map[string]json.RawMessage
	if err := json.Unmarshal(p.Settings, &sections); err != nil {
		return err
	}
	raw := json.RawMessage(bytes.Clone(p.Settings))
	if own, ok := sections["parapet"]; ok {
		raw = own
	}
	s.configure(raw)
	return nil
}

// pullConfiguration asks the editor for the settings.
func (s *server) pullConfiguration(ctx context.Context) {
	section := "parapet"
	got, err := s.client.Configuration(ctx, &protocol.ConfigurationParams{Items: []protocol.ConfigurationItem{{Section: &section}}})
	if err != nil || len(got) == 0 {
		s.log.Debug("the editor gave no configuration", zap.Error(err))
		return
	}
	s.configure(got[0])
}
