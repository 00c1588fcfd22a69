# METADATA
# title: Directories of Amazon WorkSpaces
# scope: package
package parapet.aws_workspaces_directory

# METADATA
# title: WorkSpaces can be used from every address
# description: >-
#   Without IP access control groups a stolen password opens the desktop from anywhere. Allow
#   the ranges of offices and VPNs, where people work from such places.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-ip-access-control-groups.html
# custom:
#   id: aws-workspaces-directory-no-ip-groups
#   severity: low
#   category: network
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [SC-7]
#   remedies:
#     - title: Admit a new group of addresses
#       unsafe: users elsewhere cannot sign in
#       declare:
#         - type: aws_workspaces_ip_group
#           name: office
#           set:
#             - {path: name, value: office}
#             - {path: rules.source, value: 203.0.113.0/24, ask: the networks of your users}
#       set:
#         - {path: ip_group_ids, value: ["${aws_workspaces_ip_group.office.id}"]}
#     - title: Admit an existing group of addresses
#       unsafe: users elsewhere cannot sign in
#       set:
#         - {path: ip_group_ids, value: ["${aws_workspaces_ip_group.example.id}"]}
no_ip_groups contains ["ip_group_ids"] if {
	count(object.get(input, "ip_group_ids", [])) == 0
}

# METADATA
# title: Users are administrators of their WorkSpace
# description: >-
#   A user who is local administrator can switch protection off, and so can malware that they
#   start. Give the right to the few who need it.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces/latest/adminguide/update-directory-details.html
# custom:
#   id: aws-workspaces-directory-local-administrators
#   severity: medium
#   category: identity
#   cwe: [CWE-250]
#   controls:
#     nist-800-53-r5: [AC-6]
#   remedies:
#     - title: Make users ordinary users
#       unsafe: users of new WorkSpaces can no longer install software
#       set:
#         - {path: workspace_creation_properties.user_enabled_as_local_administrator, value: false}
local_administrators contains ["workspace_creation_properties", "user_enabled_as_local_administrator"] if {
	input.workspace_creation_properties.user_enabled_as_local_administrator
}

# METADATA
# title: WorkSpaces get public IP addresses
# description: >-
#   With internet access each desktop gets a public address of its own. Send its traffic through
#   a NAT gateway or a filtering proxy instead.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces/latest/adminguide/amazon-workspaces-internet-access.html
# custom:
#   id: aws-workspaces-directory-internet-access
#   severity: medium
#   category: public-exposure
#   cwe: [CWE-284]
#   controls:
#     nist-800-53-r5: [AC-3, SC-7]
#   remedies:
#     - title: Do not assign public addresses
#       unsafe: new WorkSpaces reach the internet through the VPC alone
#       set:
#         - {path: workspace_creation_properties.enable_internet_access, value: false}
internet_access contains ["workspace_creation_properties", "enable_internet_access"] if {
	input.workspace_creation_properties.enable_internet_access
}

# METADATA
# title: WorkSpaces can be used from a browser
# description: >-
#   Web access lets people sign in from machines that nobody manages, where keys are logged and
#   screens recorded. Allow it where that is intended.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces/latest/adminguide/web-access.html
# custom:
#   id: aws-workspaces-directory-web-access
#   severity: low
#   category: hardening
#   controls:
#     nist-800-53-r5: [CM-6]
#   remedies:
#     - title: Refuse browsers
#       unsafe: users of a browser can no longer sign in
#       set:
#         - {path: workspace_access_properties.device_type_web, value: DENY}
web_access contains ["workspace_access_properties", "device_type_web"] if {
	input.workspace_access_properties.device_type_web == "ALLOW"
}

# METADATA
# title: WorkSpaces are not patched by the service
# description: >-
#   In maintenance mode WorkSpaces that stand still are started for updates of the operating
#   system. Without it they wait until somebody signs in.
# related_resources:
#   - https://docs.aws.amazon.com/workspaces/latest/adminguide/workspace-maintenance.html
# custom:
#   id: aws-workspaces-directory-no-maintenance
#   severity: medium
#   category: hardening
#   cwe: [CWE-1104]
#   controls:
#     nist-800-53-r5: [SI-2]
#   remedies:
#     - title: Patch WorkSpaces
#       unsafe: new WorkSpaces restart for maintenance
#       set:
#         - {path: workspace_creation_properties.enable_maintenance_mode, value: true}
no_maintenance contains ["workspace_creation_properties", "enable_maintenance_mode"] if {
	input.workspace_creation_properties.enable_maintenance_mode == false
}
