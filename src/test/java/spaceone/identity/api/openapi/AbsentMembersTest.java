package spaceone.identity.api.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.lang.reflect.AnnotatedType;
import java.lang.reflect.RecordComponent;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import spaceone.identity.api.Routes;

/**
 * What a request lacks is null in its record: NullAway can only know of it what the record says.
 */
class AbsentMembersTest {

    private static final Set<Class<? extends Annotation>> DEMANDS =
            Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

    @Test
    void memberIsEitherDemandedOrMayBeNull() {
        Stream<String> neitherOrBoth =
                Shapes.ofRequests(Routes.all().list()).stream()
                        .filter(record -> record.getEnclosingClass() != Shapes.class)
                        .flatMap(record -> Stream.of(record.getRecordComponents()))
                        .filter(member -> !member.getType().isPrimitive())
                        .filter(member -> isDemanded(member) == mayBeNull(member))
                        .map(AbsentMembersTest::name);
        assertThat(neitherOrBoth).isEmpty();
    }

    private static boolean isDemanded(RecordComponent member) {
        AnnotatedType type = member.getAnnotatedType();
        return DEMANDS.stream().anyMatch(type::isAnnotationPresent);
    }

    private static boolean mayBeNull(RecordComponent member) {
        return member.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String name(RecordComponent member) {
        return member.getDeclaringRecord().getSimpleName() + "." + member.getName();
    }
}
