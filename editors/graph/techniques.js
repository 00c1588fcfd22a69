// Names of MITRE ATT&CK's techniques: https://attack.mitre.org/techniques/enterprise/.
// One that is missing is shown by its number.

/** @type {Record<string, string>} */
export const techniques = {
  "T1021": "Remote Services",
  "T1021.004": "SSH",
  "T1021.008": "Direct Cloud VM Connections",
  "T1046": "Network Service Discovery",
  "T1053": "Scheduled Task/Job",
  "T1053.007": "Container Orchestration Job",
  "T1059.009": "Cloud API",
  "T1068": "Exploitation for Privilege Escalation",
  "T1078.004": "Cloud Accounts",
  "T1098": "Account Manipulation",
  "T1098.001": "Additional Cloud Credentials",
  "T1098.003": "Additional Cloud Roles",
  "T1098.006": "Additional Container Cluster Roles",
  "T1133": "External Remote Services",
  "T1136.003": "Cloud Account",
  "T1190": "Exploit Public-Facing Application",
  "T1195": "Supply Chain Compromise",
  "T1199": "Trusted Relationship",
  "T1213": "Data from Information Repositories",
  "T1484.002": "Trust Modification",
  "T1525": "Implant Internal Image",
  "T1528": "Steal Application Access Token",
  "T1530": "Data from Cloud Storage",
  "T1550": "Use Alternate Authentication Material",
  "T1550.001": "Application Access Token",
  "T1552": "Unsecured Credentials",
  "T1552.001": "Credentials In Files",
  "T1552.005": "Cloud Instance Metadata API",
  "T1552.007": "Container API",
  "T1555.006": "Cloud Secrets Management Stores",
  "T1578": "Modify Cloud Compute Infrastructure",
  "T1578.002": "Create Cloud Instance",
  "T1609": "Container Administration Command",
  "T1610": "Deploy Container",
  "T1611": "Escape to Host",
  "T1613": "Container and Resource Discovery",
  "T1648": "Serverless Execution",
  "T1651": "Cloud Administration Command",
};

/**
 * Returns a technique's number and name.
 * @param {string} id
 */
export function technique(id) {
  const name = techniques[id];
  return name ? `${id} ${name}` : id;
}
