package main

import (
	"time"

	"github.com/parapet-iac/parapet/cmd/parapet/metrics"
	"github.com/parapet-iac/parapet/cmd/parapet/report"
)

// roundNumbers are what the metrics of --watch tell.
type roundNumbers struct {
	rounds, failed         int
	delivered, undelivered int
	calls                  int64
	// The rest is of the last round that did not fail.
	same, paths, unread int
	summary             report.DriftSummary
	success             time.Time // when it was over; zero before the first
	took                time.Duration
}

// take notes what a round has come to.
func (n *roundNumbers) take(full *report.Drift, began time.Time, took time.Duration) {
	n.summary, n.paths, n.unread, n.success, n.took = full.Summary, len(full.Paths), len(full.Unreadable), began.Add(took), took
	n.same = full.Summary.Compared
	for _, x := range full.Drifts {
		if x.Kind == "changed" {
			n.same--
		}
	}
}

// metrics returns the numbers under their names.
func (n *roundNumbers) metrics() []metrics.Metric {
	one := func(v float64) []metrics.Sample { return []metrics.Sample{{Value: v}} }
	by := func(label string, values ...any) []metrics.Sample {
		var out []metrics.Sample
		for i := 0; i < len(values); i += 2 {
			out = append(out, metrics.Sample{Labels: []string{label, values[i].(string)}, Value: float64(values[i+1].(int))})
		}
		return out
	}
	all := []metrics.Metric{
		{Name: "parapet_build_info", Help: "The program; the value is always 1.", Samples: []metrics.Sample{{Labels: []string{"version", tool().Version}, Value: 1}}},
		{Name: "parapet_drift_rounds_total", Help: "Rounds, by what they came to.", Counter: true, Samples: by("result", "failure", n.failed, "success", max(0, n.rounds-n.failed))},
		{Name: "parapet_drift_api_calls_total", Help: "Requests to clouds and clusters, repeated ones among them.", Counter: true, Samples: one(float64(n.calls))},
		{Name: "parapet_drift_webhook_deliveries_total", Help: "Notifications, by what became of them.", Counter: true, Samples: by("result", "failure", n.undelivered, "success", n.delivered)},
	}
	if n.success.IsZero() {
		return all // nothing is known of drift
	}
	s := n.summary
	return append(all,
		metrics.Metric{Name: "parapet_drift_resources", Help: "Resources by how they stand to the code; accepted drift counts as parapet_drift_accepted.", Samples: by("state", "changed", s.Changed, "missing", s.Missing, "same", n.same, "unmanaged", s.Unmanaged)},
		metrics.Metric{Name: "parapet_drift_risky", Help: "Drifts that bring a finding or a breach path.", Samples: one(float64(s.Risky))},
		metrics.Metric{Name: "parapet_drift_accepted", Help: "Drifts that have been reviewed.", Samples: one(float64(s.Accepted))},
		metrics.Metric{Name: "parapet_drift_breach_paths", Help: "Breach paths that the code does not have.", Samples: one(float64(n.paths))},
		metrics.Metric{Name: "parapet_drift_unreadable", Help: "Calls that were denied or failed in the last round that came to its end.", Samples: one(float64(n.unread))},
		metrics.Metric{Name: "parapet_drift_last_success_timestamp_seconds", Help: "When the last round that did not fail was over.", Samples: one(float64(n.success.UnixMilli()) / 1000)},
		metrics.Metric{Name: "parapet_drift_last_round_duration_seconds", Help: "How long that round took.", Samples: one(n.took.Seconds())},
	)
}
