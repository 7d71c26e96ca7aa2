package spaceone.identity.user;

import com.github.benmanes.caffeine.cache.Cache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import spaceone.identity.NodeCache;
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

    private final Cache<Question, List<DirectoryUser>> keywords = answers(KEYWORD);
    private final Cache<Question, List<DirectoryUser>> userIds = answers(USER_ID);

    @Inject Directories directories;
    @Inject Clock clock;

    List<DirectoryUser> find(DirectorySettings settings, DirectorySearch search) {
        Cache<Question, List<DirectoryUser>> answers = search.exact() ? userIds : keywords;
        Question question = new Question(settings, search);
        List<DirectoryUser> recent = answers.getIfPresent(question);
        if (recent != null) {
            return recent;
        }
        // Not asked within the cache: a directory that hangs would hold up other questions there.
        List<DirectoryUser> people =
                directories.find(settings, search).stream()
                        .filter(person -> !person.isDisabled())
                        .toList();
        answers.put(question, people);
        return people;
    }

    private Cache<Question, List<DirectoryUser>> answers(Duration life) {
        return NodeCache.ofAtMost(MOST, () -> clock).expireAfterWrite(life).build();
    }
}
