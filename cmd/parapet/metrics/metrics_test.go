package metrics

import (
	"bytes"
	"context"
	"errors"
	"io"
	"net/http"
	"testing"

	"github.com/prometheus/common/expfmt"
	"github.com/prometheus/common/model"
)

// TestPrometheusReadsIt reads what is written by Prometheus' own parser.
func TestPrometheusReadsIt(t *testing.T) {
	in := []Metric{
		{Name: "a_total", Help: "One \\ line\nand another.", Counter: true, Samples: []Sample{{Value: 12345678901}}},
		{Name: "b_seconds", Help: "B.", Samples: []Sample{
			{Labels: []string{"x", "quo\"te\\\n"}, Value: 0.5}, {Labels: []string{"x", "y", "z", "é"}, Value: -1e-9}}},
		{Name: "c", Help: "Nothing yet."},
	}
	var b bytes.Buffer
	if err := Write(&b, in); err != nil {
		t.Fatal(err)
	}
	p := expfmt.NewTextParser(model.LegacyValidation)
	families, err := p.TextToMetricFamilies(&b)
	if err != nil {
		t.Fatal(err)
	}
	a, second := families["a_total"], families["b_seconds"]
	if a.GetHelp() != in[0].Help || a.GetType().String() != "COUNTER" || a.Metric[0].GetCounter().GetValue() != 12345678901 {
		t.Errorf("a counter is read as %v", a)
	}
	if second.GetType().String() != "GAUGE" || len(second.Metric) != 2 {
		t.Fatalf("a gauge is read as %v", second)
	}
	m := second.Metric
	if m[0].Label[0].GetValue() != "quo\"te\\\n" || m[0].GetGauge().GetValue() != 0.5 || len(m[1].Label) != 2 || m[1].Label[1].GetValue() != "é" || m[1].GetGauge().GetValue() != -1e-9 {
		t.Errorf("samples are read as %v", m)
	}
}

func TestAddresses(t *testing.T) {
	for _, address := range []string{"", "9464", ":9464", ":0", "example.com:9464", "127.0.0.1", "localhost", "[::1", "127.0.0.1:http:1"} {
		if s, err := Listen(address); !errors.Is(err, ErrAddress) {
			t.Errorf("%q: %v", address, err)
			if err == nil {
				_ = s.Close(t.Context())
			}
		}
	}
	for address, exposed := range map[string]bool{"127.0.0.1:0": false, "localhost:0": false, "0.0.0.0:0": true} {
		s, err := Listen(address)
		if err != nil {
			t.Errorf("%q: %v", address, err)
			continue
		}
		if s.Exposed() != exposed {
			t.Errorf("%q is exposed: %v", address, s.Exposed())
		}
		if err := s.Close(t.Context()); err != nil {
			t.Error(err)
		}
	}
}

func TestServer(t *testing.T) {
	s, err := Listen("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ask := func(method, path string, code int, want string) {
		t.Helper()
		req, _ := http.NewRequestWithContext(t.Context(), method, s.URL()+path, nil)
		res, err := http.DefaultClient.Do(req)
		if err != nil {
			t.Fatal(err)
		}
		defer res.Body.Close()
		text, _ := io.ReadAll(res.Body)
		if res.StatusCode != code || want != "" && string(text) != want {
			t.Errorf("%s %s: %d %q, want %d %q", method, path, res.StatusCode, text, code, want)
		}
	}
	ask("GET", "/healthz", 200, "ok\n")
	if err := s.Set([]Metric{{Name: "a", Help: "A.", Samples: []Sample{{Value: 1}}}}, errors.New("planted-secret")); err != nil {
		t.Fatal(err)
	}
	ask("GET", "/metrics", 200, "# HELP a A.\n# TYPE a gauge\na 1\n")
	ask("GET", "/healthz", 503, "the last round failed\n")
	ask("POST", "/metrics", 405, "")
	ask("GET", "/", 404, "")
	ask("GET", "/debug/pprof/", 404, "")
	ctx, cancel := context.WithCancel(t.Context())
	defer cancel()
	if err := s.Close(ctx); err != nil {
		t.Error(err)
	}
}
