package spaceone.identity.externalauth;

/** How the plug-in of the original follows its versions; kept for clients, of no effect here. */
public enum UpgradeMode {
    AUTO,
    MANUAL
}
