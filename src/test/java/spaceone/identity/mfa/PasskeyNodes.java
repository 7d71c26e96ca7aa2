package spaceone.identity.mfa;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.Persistence;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import spaceone.identity.IdentityException;
import spaceone.identity.Ids;
import spaceone.identity.tenancy.Domain;
import spaceone.identity.tenancy.Domains;
import spaceone.testkit.Database;
import spaceone.testkit.SoftKey;

/** Two nodes on one database, and a passkey of the first user. */
class PasskeyNodes {

    static final String DOMAIN = "domain-000000000001";
    static final String ORIGIN = "https://id.example.com";
    static final String EVIL = "https://id.example.com.evil.example";
    static final Instant NOW = Instant.parse("2026-11-27T12:00:00Z");
    static final RelyingParty PARTY = new RelyingParty("id.example.com", Set.of(ORIGIN));
    static final byte[] HANDLE =
            "0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    static final List<EntityManagerFactory> NODES = new ArrayList<>();

    Instant now = NOW;
    final SoftKey key = SoftKey.at(ORIGIN);

    @BeforeAll
    static void open() throws Exception {
        DataSource database = Database.fresh();
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(
                    "create table users (id bigint primary key); insert into users values (1), (2)");
            statement.execute(
                    Files.readString(Path.of("src/main/liquibase/changes/0260-passkeys.sql")));
        }
        for (int node = 0; node < 2; node++) {
            NODES.add(
                    Persistence.createEntityManagerFactory(
                            "all-test",
                            Map.of("jakarta.persistence.jdbc.url", Database.url(database))));
        }
    }

    @AfterAll
    static void close() {
        NODES.forEach(EntityManagerFactory::close);
        NODES.clear();
    }

    @BeforeEach
    void keepTheKeyOfTheFirst() throws PasskeyRefused {
        keep(1, key);
    }

    interface Judged<T> {
        T judge() throws PasskeyRefused;
    }

    static <T> PasskeyFault faultOf(Judged<T> work) {
        try {
            work.judge();
            return null;
        } catch (PasskeyRefused refusal) {
            return refusal.fault();
        }
    }

    static PasskeyFault refusal(Callable<?> work) {
        try {
            work.call();
            return null;
        } catch (IdentityException refusal) {
            assertThat(refusal.error()).isEqualTo(MfaError.PASSKEY_NOT_ACCEPTED);
            assertThat(refusal.told()).doesNotContain(refusal.recorded().get("cause"));
            return PasskeyFault.valueOf(refusal.recorded().get("cause"));
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    static NewPasskey judgeMade(SoftKey key) throws PasskeyRefused {
        byte[] challenge = "a challenge of this many bytes..".getBytes(StandardCharsets.US_ASCII);
        WebAuthn.Fresh fresh = WebAuthn.readMade(key.create(toAdd(challenge)).toString());
        return WebAuthn.judge(PARTY, challenge, fresh);
    }

    static JsonObject toAdd(byte[] challenge) {
        return Json.createObjectBuilder()
                .add("rp", Json.createObjectBuilder().add("id", PARTY.id()))
                .add("user", Json.createObjectBuilder().add("id", text(HANDLE)))
                .add("challenge", text(challenge))
                .build();
    }

    static String text(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    NewPasskey keep(long userKey, SoftKey key) throws PasskeyRefused {
        NewPasskey made = judgeMade(key);
        on(
                0,
                proof ->
                        proof.passkeys
                                .em
                                .createNativeQuery(
                                        """
                                        insert into passkeys (passkey_id, user_key, domain_id, credential_id,
                                            user_handle, public_key, counter, aaguid, transports, backed_up,
                                            name, created_at)
                                        values (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, 'internal',
                                            false, 'Key', now())
                                        """)
                                .setParameter(1, Ids.next("passkey"))
                                .setParameter(2, userKey)
                                .setParameter(3, DOMAIN)
                                .setParameter(4, made.credentialId())
                                .setParameter(5, HANDLE)
                                .setParameter(6, made.publicKey())
                                .setParameter(7, made.counter())
                                .setParameter(8, made.aaguid().toString())
                                .executeUpdate());
        return made;
    }

    ProvenPasskey alone(SoftKey key) {
        JsonObject options = on(0, proof -> proof.ask(DOMAIN));
        return on(1, proof -> proof.proveAlone(DOMAIN, key.get(options)));
    }

    ProvenPasskey second(long userKey, SoftKey key) {
        byte[] challenge = open(PasskeyPurpose.SECOND_FACTOR, userKey);
        JsonObject options =
                Json.createObjectBuilder()
                        .add("rpId", PARTY.id())
                        .add("challenge", text(challenge))
                        .build();
        return on(1, proof -> proof.proveSecond(DOMAIN, userKey, key.get(options)));
    }

    byte[] open(PasskeyPurpose purpose, Long userKey) {
        return on(
                0,
                proof ->
                        proof.challenges.open(
                                purpose, new PasskeyChallenges.Bound(DOMAIN, userKey, null, null)));
    }

    boolean take(int node, byte[] challenge) {
        return on(
                node,
                proof ->
                        proof.challenges
                                .take(PasskeyPurpose.SIGN_IN, DOMAIN, challenge)
                                .isPresent());
    }

    boolean use(int node, ProvenPasskey proven) {
        return on(node, proof -> proof.passkeys.use(proven.passkeyId(), proven.counter()));
    }

    /** What was written before a refusal stays, as each bean has a transaction of its own. */
    <T> T on(int node, Function<PasskeyProof, T> work) {
        try (EntityManager em = NODES.get(node).createEntityManager()) {
            em.getTransaction().begin();
            try {
                return work.apply(proof(em));
            } finally {
                em.getTransaction().commit();
            }
        }
    }

    PasskeyProof proof(EntityManager em) {
        PasskeyProof proof = new PasskeyProof();
        proof.site = new PasskeySite();
        // which says nothing of its passkeys
        proof.site.domains =
                new Domains() {
                    @Override
                    public Optional<Domain> find(String domainId) {
                        return Optional.empty();
                    }
                };
        proof.site.site = Optional.of(PARTY.id());
        proof.site.origins = PARTY.origins();
        proof.site.ownPages = Optional.empty();
        proof.challenges = new PasskeyChallenges();
        proof.challenges.em = em;
        proof.challenges.clock = Clock.fixed(now, ZoneOffset.UTC);
        proof.passkeys = new Passkeys();
        proof.passkeys.em = em;
        proof.passkeys.clock = proof.challenges.clock;
        return proof;
    }
}
