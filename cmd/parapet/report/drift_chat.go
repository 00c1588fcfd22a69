package report

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
)

// maxChat is how many drifts a message tells one by one.
const maxChat = 10

// WriteSlack writes a round of monitoring as a message that Slack's incoming webhooks
// take, and others that are like them:
// https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks.
func (d *Drift) WriteSlack(out io.Writer) error {
	// https://docs.slack.dev/messaging/formatting-message-text#escaping
	escape := strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;")
	lines := d.chat()
	for i := range lines {
		lines[i] = escape.Replace(lines[i])
	}
	return json.NewEncoder(out).Encode(map[string]string{"text": strings.Join(lines, "\n")})
}

// WriteTeams writes a round as a message with an adaptive card, which the workflows of
// Teams take:
// https://learn.microsoft.com/en-us/microsoftteams/platform/webhooks-and-connectors/how-to/add-incoming-webhook.
func (d *Drift) WriteTeams(out io.Writer) error {
	type block struct {
		Type string `json:"type"`
		Text string `json:"text"`
		Wrap bool   `json:"wrap"`
	}
	var body []block
	for _, line := range d.chat() {
		body = append(body, block{"TextBlock", cardEscape.Replace(line), true})
	}
	card := map[string]any{"$schema": "http://adaptivecards.io/schemas/adaptive-card.json", "type": "AdaptiveCard", "version": "1.4", "body": body}
	return json.NewEncoder(out).Encode(map[string]any{
		"type": "message", "attachments": []any{map[string]any{"contentType": "application/vnd.microsoft.card.adaptive", "content": card}},
	})
}

// cardEscape keeps names from being read as links and emphasis: TextBlocks show
// Markdown.
var cardEscape = strings.NewReplacer(`\`, `\\`, "*", `\*`, "_", `\_`, "[", `\[`, "]", `\]`, "`", "\\`")

// chat tells a round in lines, the most urgent first.
func (d *Drift) chat() []string {
	s := d.Summary
	lines := []string{fmt.Sprintf("Parapet: %d new, %d gone in %s; %d changed, %d unmanaged, %d missing, %d risky",
		len(d.Drifts), len(d.Round.Gone), d.Workspace, s.Changed, s.Unmanaged, s.Missing, s.Risky)}
	for i := range d.Paths {
		lines = append(lines, "new breach path: "+d.PathTitle(i))
	}
	for i := range d.Drifts[:min(len(d.Drifts), maxChat)] {
		x := &d.Drifts[i]
		risk := "harmless"
		if x.Risky {
			risk = "risky"
		}
		line := risk + " " + x.Kind + ": " + x.Address
		for k := range x.Changes[:min(len(x.Changes), 3)] {
			line += "; " + x.Changes[k].String()
		}
		lines = append(lines, line)
	}
	if more := len(d.Drifts) - maxChat; more > 0 {
		lines = append(lines, fmt.Sprintf("and %d more", more))
	}
	for _, g := range d.Round.Gone[:min(len(d.Round.Gone), maxChat)] {
		lines = append(lines, "gone: "+g.Kind+" "+g.Address)
	}
	for i := range lines {
		lines[i] = Printable(lines[i])
	}
	return lines
}
