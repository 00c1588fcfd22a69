package mapping

import (
	"slices"
	"strconv"
	"strings"

	"github.com/parapet-iac/parapet/analysis/model"
	"github.com/parapet-iac/parapet/analysis/schema"
)

// finishers do what no line of a row can say, by canonical type.
var finishers = map[string]func(m *maker, props *model.Value, top *level){
	"aws_flow_log": flowLog, "aws_security_group": securityGroup, "aws_cloudfront_distribution": distribution,
	"aws_instance": rootVolume, "aws_launch_configuration": rootVolume, "aws_vpn_connection": tunnels, "aws_cognito_user_pool": factors,
	"aws_iam_role": roleOfFunction, "aws_lambda_function": function, "aws_sfn_state_machine": function,
}

// flowLog says what a log is of, by the type of the resource. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-flowlog.html.
func flowLog(m *maker, props *model.Value, top *level) {
	id, ok := props.Attr("ResourceId")
	typ, _ := props.Get("ResourceType").AsString()
	to := map[string]string{
		"VPC": "vpc_id", "Subnet": "subnet_id", "NetworkInterface": "eni_id",
		"TransitGateway": "transit_gateway_id", "TransitGatewayAttachment": "transit_gateway_attachment_id",
	}[typ]
	if ok && to != "" {
		id.Value = AsText(id.Value)
		m.put(top, to, id, props.Range())
	}
}

// securityGroup adds the rule that a group has which names no rule of what leaves it: all
// may. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-ec2-securitygroup.html.
func securityGroup(m *maker, props *model.Value, top *level) {
	if said := props.Get("SecurityGroupEgress"); said.Len() > 0 || said.Is(model.Unknown) || said.Is(model.Open) || props.Is(model.Open) {
		return
	}
	attr := func(name string, v *model.Value) model.Attr {
		return model.Attr{Name: name, Value: v.With(model.Default)}
	}
	rule := model.NewObject([]model.Attr{
		attr("cidr_blocks", literal("[0.0.0.0/0]", m.head)), attr("from_port", literal("0", m.head)),
		attr("protocol", model.NewString("-1", m.head)), attr("to_port", literal("0", m.head)),
	}, m.head).With(model.Default)
	m.put(top, "egress", model.Attr{Value: model.NewList([]*model.Value{rule}, m.head).With(model.Default)}, m.head)
}

// distribution adds the certificate that a distribution has which names none. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-cloudfront-distribution-viewercertificate.html.
func distribution(m *maker, _ *model.Value, top *level) {
	if !m.root.has([]string{"viewer_certificate"}) {
		m.put(top, "viewer_certificate.cloudfront_default_certificate", model.Attr{Value: literal("true", m.head).With(model.Default)}, m.head)
	}
}

// roleOfFunction completes the role that the Serverless Application Model makes: who may
// assume it, and the managed policies among its policies.
func roleOfFunction(m *maker, props *model.Value, top *level) {
	if m.Suffix == "" {
		return
	}
	service := map[string]string{"AWS::Serverless::Function": "lambda.amazonaws.com", "AWS::Serverless::StateMachine": "states.amazonaws.com"}[m.Name]
	object := func(attrs ...model.Attr) *model.Value { return model.NewObject(attrs, m.head) }
	text := func(name, s string) model.Attr { return model.Attr{Name: name, Value: model.NewString(s, m.head)} }
	statement := object(text("Effect", "Allow"), text("Action", "sts:AssumeRole"), model.Attr{Name: "Principal", Value: object(text("Service", service))})
	doc := object(text("Version", "2012-10-17"), model.Attr{Name: "Statement", Value: model.NewList([]*model.Value{statement}, m.head)})
	m.put(top, "assume_role_policy", model.Attr{Value: Document(doc, m.head).With(model.Default)}, m.head)
	policies, ok := props.Attr("Policies")
	if !ok {
		return
	}
	elems := policies.Value.Elems()
	if policies.Value.Kind() == model.String {
		elems = []*model.Value{policies.Value}
	}
	var arns []*model.Value
	for _, e := range elems {
		name, known := e.AsString()
		switch {
		case known && !strings.HasPrefix(name, "arn:"):
			arns = append(arns, like(e, model.NewString("arn:aws:iam::aws:policy/"+name, e.Range())))
		case e.Kind() == model.String:
			arns = append(arns, e)
		}
	}
	policies.Value = model.NewList(arns, policies.Value.Range())
	m.put(top, "managed_policy_arns", policies, m.head)
}

// function lets a function of the Serverless Application Model that names no role have the
// one that is made for it.
func function(m *maker, props *model.Value, top *level) {
	if !strings.HasPrefix(m.Name, "AWS::Serverless::") || props.Get("Role") != nil || props.Is(model.Open) {
		return
	}
	to := "role"
	if m.Type == "aws_sfn_state_machine" {
		to = "role_arn"
	}
	addr := m.addr + "Role"
	v := model.NewUnknown(model.String, "${"+string(addr)+".arn}", m.head).WithRefs(model.Ref{Address: addr, Path: "arn"})
	m.put(top, to, model.Attr{Value: v}, m.head)
}

// rootDevices are the names under which machines have their root volume. See
// https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/device_naming.html.
var rootDevices = map[string]bool{"/dev/sda1": true, "/dev/xvda": true}

// rootVolume takes the root volume out of the block devices, where CloudFormation has it.
func rootVolume(m *maker, _ *model.Value, top *level) {
	devices := m.root.kids["ebs_block_device"]
	if devices == nil || devices.value.Is(model.Unknown) {
		return
	}
	var others []*model.Value
	for _, e := range devices.value.Elems() {
		if name, _ := e.Get("device_name").AsString(); rootDevices[name] {
			m.put(top, "root_block_device", model.Attr{NameRange: devices.name, Value: without(e, "device_name")}, e.Range())
			continue
		}
		others = append(others, e)
	}
	devices.value = like(devices.value, model.NewList(others, devices.value.Range()))
}

// without returns an object without an attribute.
func without(v *model.Value, name string) *model.Value {
	attrs := slices.DeleteFunc(slices.Clone(v.Attrs()), func(a model.Attr) bool { return a.Name == name })
	return like(v, model.NewObject(attrs, v.Range()))
}

// tunnels gives the two tunnels of a connection the options that are listed for them; in
// lists of options each is an object with a value. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-properties-ec2-vpnconnection-vpntunneloptionsspecification.html.
func tunnels(m *maker, props *model.Value, top *level) {
	for i, options := range props.Get("VpnTunnelOptionsSpecifications").Elems() {
		if i > 1 {
			return
		}
		prefix := "tunnel" + strconv.Itoa(i+1) + "_"
		for _, a := range options.Attrs() {
			own := attribute(top.attrs, prefix+strings.ReplaceAll(snake(a.Name), "pre_shared", "preshared"))
			if own == nil {
				continue
			}
			if own.Kind == schema.List && a.Value.Index(0).Kind() == model.Object {
				a.Value = pluck(a.Value, "Value")
			}
			if a.Value = m.shape(a.Value, "VpnTunnelOptionsSpecifications."+a.Name, own.Name, own, top); a.Value != nil {
				m.put(top, own.Name, a, options.Range())
			}
		}
	}
}

// factors says which second factors a pool has, which it lists by name. See
// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-cognito-userpool.html.
func factors(m *maker, props *model.Value, top *level) {
	mfas, _ := props.Attr("EnabledMfas")
	for _, e := range mfas.Value.Elems() {
		if name, _ := e.AsString(); name == "SOFTWARE_TOKEN_MFA" {
			on := model.Attr{NameRange: mfas.NameRange, Value: model.NewBool(true, e.Range())}
			m.put(top, "software_token_mfa_configuration.enabled", on, mfas.Value.Range())
		}
	}
}
