package spaceone.identity.api.v2.userprofile;

import java.util.List;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.mfa.Passkey;

/** The passkeys of a user. */
public record PasskeysInfo(
        List<PasskeyInfo> results,
        int totalCount,
        @Doc("Whether passkeys can be used in this installation.") boolean available) {

    static PasskeysInfo of(List<Passkey> passkeys, boolean available) {
        List<PasskeyInfo> results = passkeys.stream().map(PasskeyInfo::of).toList();
        return new PasskeysInfo(results, results.size(), available);
    }
}
