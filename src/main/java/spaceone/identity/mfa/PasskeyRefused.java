package spaceone.identity.mfa;

/**
 * What a passkey signed was not accepted: turned into a refusal by whoever knows what it was for.
 */
final class PasskeyRefused extends Exception {

    private final PasskeyFault fault;

    PasskeyRefused(PasskeyFault fault) {
        super(fault.name(), null, false, false);
        this.fault = fault;
    }

    PasskeyFault fault() {
        return fault;
    }
}
