package spaceone.identity.directory;

import com.unboundid.ldap.sdk.LDAPBindException;
import com.unboundid.ldap.sdk.LDAPException;
import com.unboundid.ldap.sdk.ResultCode;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyErrorType;
import com.unboundid.ldap.sdk.unboundidds.controls.PasswordPolicyResponseControl;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spaceone.identity.directory.SignInRefused.Reason;

/**
 * Why a server did not take somebody's password. Active Directory says so in the text of its
 * answer, servers with a password policy (OpenLDAP, 389, others) in a control.
 */
final class LdapRefusal {

    /** {@code 80090308: LdapErr: DSID-0C090439, comment: AcceptSecurityContext error, data 52e}. */
    private static final Pattern DATA = Pattern.compile("\\bdata ([0-9a-fA-F]{1,8})\\b");

    /** Windows' error numbers: no such user, and a wrong password. */
    private static final Set<String> WRONG = Set.of("525", "52e");

    private static final Map<String, Reason> REASONS =
            Map.of(
                    "530", Reason.NOT_AT_THIS_TIME,
                    "531", Reason.NOT_FROM_HERE,
                    "532", Reason.PASSWORD_EXPIRED,
                    "533", Reason.DISABLED_THERE,
                    "701", Reason.ACCOUNT_EXPIRED,
                    "773", Reason.MUST_CHANGE_PASSWORD,
                    "775", Reason.LOCKED_THERE);

    private static final Map<PasswordPolicyErrorType, Reason> POLICY =
            Map.of(
                    PasswordPolicyErrorType.PASSWORD_EXPIRED, Reason.PASSWORD_EXPIRED,
                    PasswordPolicyErrorType.ACCOUNT_LOCKED, Reason.LOCKED_THERE,
                    PasswordPolicyErrorType.CHANGE_AFTER_RESET, Reason.MUST_CHANGE_PASSWORD);

    private static final Map<ResultCode, Reason> CODES =
            Map.of(
                    ResultCode.CONSTRAINT_VIOLATION, Reason.LOCKED_THERE,
                    ResultCode.UNWILLING_TO_PERFORM, Reason.DENIED_THERE,
                    ResultCode.INSUFFICIENT_ACCESS_RIGHTS, Reason.DENIED_THERE,
                    ResultCode.INAPPROPRIATE_AUTHENTICATION, Reason.NO_PASSWORD_THERE,
                    ResultCode.REFERRAL, Reason.ELSEWHERE);

    private LdapRefusal() {}

    /** Whether the server looked at the password at all. */
    static boolean isAnswer(LDAPException e) {
        ResultCode code = e.getResultCode();
        return code.equals(ResultCode.INVALID_CREDENTIALS)
                || code.equals(ResultCode.NO_SUCH_OBJECT)
                || CODES.containsKey(code);
    }

    /** Empty when the password is wrong. */
    static Optional<Reason> reason(LDAPException e) {
        Reason ofCode = CODES.get(e.getResultCode());
        if (ofCode != null) {
            return Optional.of(ofCode);
        }
        return data(e).or(() -> policy(e));
    }

    private static Optional<Reason> data(LDAPException e) {
        Matcher data = DATA.matcher(String.valueOf(e.getDiagnosticMessage()));
        if (!data.find()) {
            return Optional.empty();
        }
        String number = data.group(1).toLowerCase(Locale.ROOT);
        return WRONG.contains(number)
                ? Optional.empty()
                : Optional.of(REASONS.getOrDefault(number, Reason.DENIED_THERE));
    }

    private static Optional<Reason> policy(LDAPException e) {
        if (!(e instanceof LDAPBindException refused)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(PasswordPolicyResponseControl.get(refused.getBindResult()))
                    .map(PasswordPolicyResponseControl::getErrorType)
                    .map(POLICY::get);
        } catch (LDAPException unreadable) {
            return Optional.empty();
        }
    }
}
