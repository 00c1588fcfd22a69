package report

import "github.com/parapet-iac/parapet/analysis/threat"

// The objects of SARIF 2.1.0 that reports use; comments give the section of the
// standard.

// sarifResult is §3.27.
type sarifResult struct {
	RuleID              string                `json:"ruleId"`
	RuleIndex           int                   `json:"ruleIndex"`
	Kind                string                `json:"kind"`
	Level               string                `json:"level"`
	Message             sarifMessage          `json:"message"`
	Locations           []sarifLocation       `json:"locations"`
	RelatedLocations    []sarifLocation       `json:"relatedLocations,omitempty"`
	PartialFingerprints map[string]string     `json:"partialFingerprints"`
	Suppressions        []sarifSuppression    `json:"suppressions,omitempty"`
	CodeFlows           []sarifCodeFlow       `json:"codeFlows,omitempty"`
	Traversals          []sarifTraversal      `json:"graphTraversals,omitempty"`
	Fixes               []sarifFix            `json:"fixes,omitempty"`
	Rank                *float64              `json:"rank,omitempty"`
	Properties          sarifResultProperties `json:"properties"`
}

type sarifResultProperties struct {
	Severity   string       `json:"severity"`
	Instances  []string     `json:"instances,omitempty"`
	Tier       *threat.Tier `json:"tier,omitempty"`
	ChokePoint bool         `json:"chokePoint,omitempty"`
	Points     *Points      `json:"points,omitempty"`
}

// sarifMessage is §3.11 and §3.12.
type sarifMessage struct {
	Text string `json:"text"`
}

// sarifLocation is §3.28.
type sarifLocation struct {
	ID       int            `json:"id,omitempty"`
	Physical *sarifPhysical `json:"physicalLocation,omitempty"`
	Logical  []sarifLogical `json:"logicalLocations,omitempty"`
	Message  *sarifMessage  `json:"message,omitempty"`
}

// sarifLogical is §3.33.
type sarifLogical struct {
	Name string `json:"fullyQualifiedName"`
	Kind string `json:"kind"`
}

// sarifPhysical is §3.29.
type sarifPhysical struct {
	ArtifactLocation sarifArtifact `json:"artifactLocation"`
	Region           *sarifRegion  `json:"region,omitempty"`
	ContextRegion    *sarifRegion  `json:"contextRegion,omitempty"`
}

// sarifArtifact is §3.4.
type sarifArtifact struct {
	URI  string `json:"uri"`
	Base string `json:"uriBaseId,omitempty"`
}

// sarifRegion is §3.30.
type sarifRegion struct {
	StartLine   int `json:"startLine"`
	StartColumn int `json:"startColumn"`
	EndLine     int `json:"endLine"`
	EndColumn   int `json:"endColumn"`
}

// sarifSuppression is §3.35.
type sarifSuppression struct {
	Kind          string         `json:"kind"`
	Status        string         `json:"status"`
	Justification string         `json:"justification,omitempty"`
	Location      *sarifLocation `json:"location,omitempty"`
}

// sarifFix is §3.55.
type sarifFix struct {
	Description sarifMessage  `json:"description"`
	Changes     []sarifChange `json:"artifactChanges"`
}

// sarifChange is §3.56.
type sarifChange struct {
	ArtifactLocation sarifArtifact      `json:"artifactLocation"`
	Replacements     []sarifReplacement `json:"replacements"`
}

// sarifReplacement is §3.57.
type sarifReplacement struct {
	Deleted  sarifRegion  `json:"deletedRegion"`
	Inserted sarifMessage `json:"insertedContent"`
}

// sarifRule is a reportingDescriptor, §3.49.
type sarifRule struct {
	ID            string              `json:"id"`
	Short         sarifMessage        `json:"shortDescription"`
	Full          sarifMessage        `json:"fullDescription"`
	HelpURI       string              `json:"helpUri,omitempty"`
	Help          *sarifHelp          `json:"help,omitempty"`
	Default       sarifConfiguration  `json:"defaultConfiguration"`
	Relationships []sarifRelationship `json:"relationships,omitempty"`
	Properties    sarifRuleProperties `json:"properties"`
}

type sarifHelp struct {
	Text     string `json:"text"`
	Markdown string `json:"markdown"`
}

// sarifConfiguration is §3.50.
type sarifConfiguration struct {
	Level string `json:"level"`
}

// sarifRuleProperties are the names that GitHub's code scanning reads, and the
// ids by which others know the rule.
type sarifRuleProperties struct {
	Tags      []string `json:"tags"`
	Precision string   `json:"precision"`
	Severity  string   `json:"security-severity"`
	Aliases   []string `json:"aliases,omitempty"`
}

// sarifRelationship is §3.53.
type sarifRelationship struct {
	Target sarifReference `json:"target"`
	Kinds  []string       `json:"kinds"`
}

// sarifReference is a reportingDescriptorReference, §3.52.
type sarifReference struct {
	ID        string                  `json:"id"`
	Index     int                     `json:"index"`
	Component sarifComponentReference `json:"toolComponent"`
}

// sarifComponentReference is §3.54; there is one taxonomy, of index 0.
type sarifComponentReference struct {
	Name  string `json:"name"`
	Index int    `json:"index"`
}

// sarifDriver is a toolComponent, §3.19.
type sarifDriver struct {
	Name       string                    `json:"name"`
	Version    string                    `json:"version,omitempty"`
	URL        string                    `json:"informationUri"`
	Rules      []sarifRule               `json:"rules,omitempty"`
	Taxonomies []sarifComponentReference `json:"supportedTaxonomies,omitempty"`
}

// sarifTaxonomy is a toolComponent, too.
type sarifTaxonomy struct {
	Name         string       `json:"name"`
	Organization string       `json:"organization"`
	URL          string       `json:"informationUri"`
	Short        sarifMessage `json:"shortDescription"`
	Taxa         []sarifTaxon `json:"taxa"`
}

type sarifTaxon struct {
	ID      string `json:"id"`
	HelpURI string `json:"helpUri"`
}

// sarifInvocation is §3.20.
type sarifInvocation struct {
	Successful    bool                `json:"executionSuccessful"`
	Notifications []sarifNotification `json:"toolExecutionNotifications,omitempty"`
}

// sarifNotification is §3.58.
type sarifNotification struct {
	Level     string          `json:"level"`
	Message   sarifMessage    `json:"message"`
	Locations []sarifLocation `json:"locations,omitempty"`
}

// sarifRest is a run, §3.14, without its results.
type sarifRest struct {
	Tool struct {
		Driver sarifDriver `json:"driver"`
	} `json:"tool"`
	Invocations []sarifInvocation        `json:"invocations"`
	ColumnKind  string                   `json:"columnKind"`
	Automation  map[string]string        `json:"automationDetails"`
	Bases       map[string]sarifArtifact `json:"originalUriBaseIds,omitempty"`
	Taxonomies  []sarifTaxonomy          `json:"taxonomies,omitempty"`
	Graphs      []sarifGraph             `json:"graphs,omitempty"`
}

// sarifCodeFlow is §3.36.
type sarifCodeFlow struct {
	Threads []sarifThread `json:"threadFlows"`
}

// sarifThread is a threadFlow, §3.37.
type sarifThread struct {
	Message   sarifMessage          `json:"message"`
	Locations []sarifThreadLocation `json:"locations"`
}

// sarifThreadLocation is a threadFlowLocation, §3.38.
type sarifThreadLocation struct {
	Location   sarifLocation `json:"location"`
	Level      int           `json:"nestingLevel,omitempty"`
	Order      int           `json:"executionOrder"`
	Importance string        `json:"importance"`
}

// sarifGraph is §3.39.
type sarifGraph struct {
	Description sarifMessage `json:"description"`
	Nodes       []sarifNode  `json:"nodes"`
	Edges       []sarifEdge  `json:"edges"`
}

// sarifNode is §3.40.
type sarifNode struct {
	ID    string       `json:"id"`
	Label sarifMessage `json:"label"`
}

// sarifEdge is §3.41.
type sarifEdge struct {
	ID     string       `json:"id"`
	Label  sarifMessage `json:"label"`
	Source string       `json:"sourceNodeId"`
	Target string       `json:"targetNodeId"`
}

// sarifTraversal is a graphTraversal, §3.42.
type sarifTraversal struct {
	Graph int                  `json:"runGraphIndex"`
	Edges []sarifEdgeTraversal `json:"edgeTraversals"`
}

// sarifEdgeTraversal is §3.43.
type sarifEdgeTraversal struct {
	ID string `json:"edgeId"`
}
