// What may be allowed: the resources of this service, each read and written. Other services have theirs, of the same shape.
export const PERMISSIONS = {
  App: ["read", "write"],
  AuditRecord: ["read"],
  Domain: ["read", "write"],
  DomainSetup: ["read", "write"],
  ExternalAuth: ["read", "write"],
  FactorPolicy: ["read", "write"],
  Mail: ["read", "write"],
  MailText: ["read", "write"],
  Node: ["read"],
  Organization: ["read", "write"],
  Project: ["read", "write"],
  ProjectGroup: ["read", "write"],
  Provider: ["read"],
  RetentionPolicy: ["read", "write"],
  Role: ["read", "write"],
  RoleBinding: ["read", "write"],
  ServiceAccount: ["read"],
  TrustedAccount: ["read"],
  User: ["read", "write"],
  UserExport: ["read"],
  UserFactor: ["write"],
  UserSecret: ["read"],
  UserSession: ["read", "write"],
  PersonalData: ["read", "write"],
  UserGroup: ["read", "write"],
  UserProfile: ["read", "write"],
  Workspace: ["read", "write"],
  WorkspaceGroup: ["read", "write"],
  WorkspaceGroupUser: ["read", "write"],
  WorkspaceUser: ["read", "write"],
};

const SHAPE = /^[a-z][a-z0-9_-]*:[A-Za-z][A-Za-z0-9]*([.:](\*|[a-z][a-z0-9_-]*))?$/;

/** Whether nothing could ever be allowed by such a line: neither a glob, nor of the right shape, or no permission that this service has. */
export function nonsense(line) {
  if (line.includes("*")) {
    return !/^[A-Za-z0-9_.:*-]+$/.test(line) || !(line.startsWith("*") || /^[a-z][a-z0-9_-]*[:*]/.test(line));
  }
  const [service, rest] = line.replace("WorkspaceGroupUser:", "WorkspaceGroupUser.").split(":");
  if (service === "identity" && rest !== undefined) {
    const [resource, verb] = rest.split(".");
    return !(resource in PERMISSIONS) || (verb !== undefined && !PERMISSIONS[resource].includes(verb)) || !/^[\w:.]+$/.test(line);
  }
  return !SHAPE.test(line);
}
