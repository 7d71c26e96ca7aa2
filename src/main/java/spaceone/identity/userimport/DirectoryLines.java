package spaceone.identity.userimport;

import static spaceone.identity.CommonError.INVALID_PARAMETER;

import jakarta.ejb.Stateless;
import jakarta.ejb.TransactionAttribute;
import jakarta.ejb.TransactionAttributeType;
import jakarta.inject.Inject;
import jakarta.json.JsonObjectBuilder;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import spaceone.identity.Json;
import spaceone.identity.directory.Directories;
import spaceone.identity.directory.DirectoryIdentity;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;
import spaceone.identity.directory.DomainDirectories;
import spaceone.identity.directory.ListedPerson;
import spaceone.identity.externalauth.ExternalDirectories;
import spaceone.identity.token.Principal;
import spaceone.identity.user.AuthType;
import spaceone.identity.user.CarriedUser;

/**
 * Makes lines of a job of the people in an LDAP directory, a page at a time; no transaction is held
 * while the directory is asked.
 */
@Stateless
@TransactionAttribute(TransactionAttributeType.NOT_SUPPORTED)
public class DirectoryLines {

    /** So many of those who are left out are named. */
    public static final int MOST_NAMED = 100;

    @Inject ExternalDirectories externalDirectories;
    @Inject Directories directories;
    @Inject ImportJobs jobs;

    /** Who is in no line, by the name of their entry, and why. */
    public record LeftOut(String entry, String reason) {}

    /**
     * What was read.
     *
     * @param leftOut the first of {@code omitted}
     */
    public record Reading(String directoryId, int lines, int omitted, List<LeftOut> leftOut) {}

    /**
     * Reads all of it, or ends the job: with a part of the people nobody shall go on unawares.
     *
     * @param directoryId null for the domain's first that is LDAP
     * @param prefix what the ids begin with; empty for all
     */
    public Reading read(
            String domainId,
            Principal owner,
            String jobId,
            @Nullable String directoryId,
            String prefix) {
        DomainDirectories all = externalDirectories.all(domainId);
        DirectorySettings settings =
                all.listing(directoryId)
                        .orElseThrow(
                                () ->
                                        INVALID_PARAMETER.with(
                                                "directory_id",
                                                "the domain has no such LDAP directory"));
        jobs.demandTakesDirectory(domainId, owner, jobId);
        Taken taken = new Taken(all, settings, name(settings));
        try {
            directories.read(
                    settings,
                    prefix,
                    page -> {
                        List<String> lines = taken.lines(page);
                        if (!lines.isEmpty()) {
                            jobs.append(domainId, owner, jobId, lines);
                        }
                    });
        } catch (RuntimeException e) {
            jobs.abandon(domainId, jobId, "The directory was not read to its end.");
            throw e;
        }
        return new Reading(settings.directoryId(), taken.people, taken.omitted, taken.leftOut);
    }

    /** Null for the domain's first. */
    private @Nullable String name(DirectorySettings settings) {
        return settings.directoryId().equals(settings.domainId())
                ? null
                : externalDirectories.get(settings.domainId(), settings.directoryId()).name();
    }

    /** What came of the pages so far. */
    private static final class Taken {

        private final DomainDirectories all;
        private final DirectorySettings settings;
        private final @Nullable String name;
        private final List<LeftOut> leftOut = new ArrayList<>();
        private int people;
        private int omitted;

        Taken(DomainDirectories all, DirectorySettings settings, @Nullable String name) {
            this.all = all;
            this.settings = settings;
            this.name = name;
        }

        List<String> lines(List<ListedPerson> page) {
            List<String> lines = new ArrayList<>();
            for (ListedPerson listed : page) {
                if (listed.person().isEmpty()) {
                    leaveOut(listed, "has no id");
                } else if (!all.about(listed.person().get().userId()).contains(settings)) {
                    leaveOut(listed, "the address is of another directory");
                } else {
                    lines.add(line(listed.person().get()));
                }
            }
            people += lines.size();
            return lines;
        }

        private void leaveOut(ListedPerson listed, String reason) {
            omitted++;
            if (leftOut.size() < MOST_NAMED) {
                leftOut.add(new LeftOut(listed.entry(), reason));
            }
        }

        /** As `user-import/run` takes them. */
        private String line(DirectoryUser known) {
            CarriedUser person = CarriedUser.of(known);
            JsonObjectBuilder line =
                    Json.createObjectBuilder()
                            .add("user_id", known.userId())
                            .add("auth_type", AuthType.EXTERNAL.name());
            if (person.state() != null) {
                line.add("state", person.state().name());
            }
            if (person.name() != null) {
                line.add("name", person.name());
            }
            if (person.email() != null) {
                line.add("email", person.email());
            }
            if (person.emailVerified() != null) {
                line.add("email_verified", person.emailVerified());
            }
            JsonObjectBuilder identity = Json.createObjectBuilder();
            if (name != null) {
                identity.add("directory", name);
            }
            known.identity().ifPresent(told -> add(identity, told));
            return line.add("identity", identity).build().toString();
        }

        private static void add(JsonObjectBuilder identity, DirectoryIdentity told) {
            identity.add("issuer", told.issuer()).add("subject", told.subject());
        }
    }
}
