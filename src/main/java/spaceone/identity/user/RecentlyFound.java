package spaceone.identity.user;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import spaceone.identity.directory.Directories;
import spaceone.identity.directory.DirectorySearch;
import spaceone.identity.directory.DirectorySettings;
import spaceone.identity.directory.DirectoryUser;

/**
 * What was found in directories moments ago, of a bounded number of searches. Per node, because a
 * directory may be asked once more on another one; not used where something is decided.
 */
@ApplicationScoped
public class RecentlyFound {

    static final Duration KEYWORD = Duration.ofSeconds(30);
    static final Duration USER_ID = Duration.ofSeconds(10);
    static final int MOST = 500;

    private record Question(DirectorySettings settings, DirectorySearch search) {}

    private record Answer(List<DirectoryUser> people, Instant until) {}

    private final Map<Question, Answer> answers =
            new LinkedHashMap<>() {
                @Override
                protected boolean removeEldestEntry(Map.Entry<Question, Answer> eldest) {
                    return size() > MOST;
                }
            };

    @Inject Directories directories;
    @Inject Clock clock;

    List<DirectoryUser> find(DirectorySettings settings, DirectorySearch search) {
        Question question = new Question(settings, search);
        Instant now = clock.instant();
        synchronized (answers) {
            Answer recent = answers.get(question);
            if (recent != null && now.isBefore(recent.until())) {
                return recent.people();
            }
        }
        List<DirectoryUser> people =
                directories.find(settings, search).stream()
                        .filter(person -> !person.isDisabled())
                        .toList();
        Answer answer = new Answer(people, now.plus(search.exact() ? USER_ID : KEYWORD));
        synchronized (answers) {
            answers.remove(question);
            answers.put(question, answer);
        }
        return people;
    }
}
