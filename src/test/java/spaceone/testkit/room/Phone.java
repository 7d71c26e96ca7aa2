package spaceone.testkit.room;

import com.bastiaanjansen.otp.HOTPGenerator;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import spaceone.identity.mfa.MfaEnrolment;
import spaceone.identity.mfa.OwnFactor;
import spaceone.identity.session.SessionKind;
import spaceone.identity.user.OwnAccount;
import spaceone.identity.user.User;
import spaceone.identity.verification.VerifyCodeIssued;

/** What a user has at hand for the second factor: an authenticator app, and their mails. */
public class Phone {

    private static final Pattern SECRET = Pattern.compile("secret=([A-Z2-7]+)");
    private static final int STEP_SECONDS = 30;

    @Inject MfaEnrolment enrolment;
    @Inject OwnFactor ownFactor;
    @Inject Heard heard;
    @Inject RoomClock clock;

    private String secret;

    /** Scans what the user is shown. */
    public void scan(String uri) {
        Matcher found = SECRET.matcher(uri);
        if (!found.find()) {
            throw new IllegalArgumentException(uri);
        }
        secret = found.group(1);
    }

    /** The code that the app shows now. */
    public String code() {
        return code(0);
    }

    /** The one of so many steps later, or before. */
    public String code(int steps) {
        long step = clock.instant().getEpochSecond() / STEP_SECONDS + steps;
        return new HOTPGenerator.Builder(secret.getBytes(StandardCharsets.US_ASCII))
                .build()
                .generate(step);
    }

    /** One that is neither the present one nor one beside it. */
    public String wrongCode() {
        for (int i = 100_000; ; i++) {
            String wrong = String.valueOf(i);
            if (!wrong.equals(code(-1)) && !wrong.equals(code(0)) && !wrong.equals(code(1))) {
                return wrong;
            }
        }
    }

    /** The code that was mailed last. */
    public String mailedCode() {
        return heard.last(VerifyCodeIssued.class).code();
    }

    /** Turns the app on for the user, and lets its first code grow old. */
    public User enrol(User user) {
        scan(enrolment.begin(user.domainId(), user.userId(), "OTP", null).otpUri());
        User enrolled = confirm(user);
        clock.pass(Duration.ofMinutes(1));
        return enrolled;
    }

    /** Shows the app's code for what was begun. */
    public User confirm(User user) {
        return confirm(user, code());
    }

    /** Shows a code for what was begun. */
    public User confirm(User user, String code) {
        return enrolment.confirm(signedIn(user, 0), code);
    }

    /** The user, in a session in which they were asked for the password so many minutes ago. */
    public OwnAccount.Self signedIn(User user, int minutesAgo) {
        return new OwnAccount.Self(
                user.domainId(),
                user.userId(),
                "session",
                clock.instant().minus(Duration.ofMinutes(minutesAgo)),
                SessionKind.SIGN_IN,
                false);
    }

    /** Codes by mail beside what the user has, or in place of other ones. */
    public void addMails(User user, String address) {
        beginMails(user, address);
        confirmAnother(user, mailedCode());
    }

    public void beginMails(User user, String address) {
        ownFactor.beginAnother(signedIn(user, 0), "EMAIL", address, null);
    }

    /** The app beside what the user has, or in place of another one. */
    public void addApp(User user) {
        beginApp(user);
        confirmAnother(user, code());
        clock.pass(Duration.ofMinutes(1));
    }

    public void beginApp(User user) {
        scan(ownFactor.beginAnother(signedIn(user, 0), "OTP", null, null).otpUri());
    }

    public void confirmAnother(User user, String code) {
        enrolment.confirmAnother(signedIn(user, 0), code);
    }

    /** Turns the app on with the token of the sign-in that demanded it. */
    public void enrol(OwnAccount.Self enrolling) {
        scan(ownFactor.begin(enrolling, "OTP", null, null).otpUri());
        enrolment.confirm(enrolling, code());
    }

    /** Turns codes by mail on for the user. */
    public User enrolByMail(User user) {
        enrolment.begin(user.domainId(), user.userId(), "EMAIL", user.email());
        return confirm(user, mailedCode());
    }
}
