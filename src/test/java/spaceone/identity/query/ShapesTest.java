package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import spaceone.identity.Names;

/** A shape is told once: the record of an answer is also what its list may be asked for. */
class ShapesTest {

    private static final JavaClasses HOUSE =
            new ClassFileImporter()
                    .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                    .importPackages("spaceone.identity");

    /**
     * No answer has their shape: statistics that know the words of both versions, free documents,
     * secrets that are sealed on the way.
     */
    private static final Set<String> NO_ANSWER =
            Set.of(
                    "user.UserInfo.COUNTED",
                    "personaldata.PersonalFields",
                    "userimport.ExportFields");

    /** Stands in the answer of {@code get} only, or in none. */
    private static final Set<String> NOT_IN_LISTS =
            Set.of(
                    "UserInfo.sign_in_locked_until",
                    "AppInfo.client_secret",
                    "DomainInfo.deleted_at",
                    "MailInfo.subject",
                    "MailInfo.text");

    @Test
    void everyListIsToldByTheRecordOfItsAnswer() {
        List<String> elsewhere =
                constants().keySet().stream()
                        .filter(name -> record(name).isEmpty())
                        .filter(name -> NO_ANSWER.stream().noneMatch(name::startsWith))
                        .toList();

        assertThat(elsewhere).as("ask Fields.of(record, …) for these").isEmpty();
    }

    @Test
    void aListAndTheRecordOfItsAnswerHaveTheSameMembersOfTheSameTypes() {
        constants()
                .forEach(
                        (name, fields) ->
                                record(name)
                                        .filter(record -> !NO_ANSWER.contains(name))
                                        .ifPresent(
                                                record ->
                                                        assertThat(members(fields))
                                                                .as(name)
                                                                .isEqualTo(members(record))));
    }

    /** The record in which the constant stands. */
    private static Optional<Class<?>> record(String constant) {
        return Optional.<Class<?>>of(type(constant.substring(0, constant.lastIndexOf('.'))))
                .filter(Class::isRecord);
    }

    private static Class<?> type(String name) {
        try {
            return Class.forName("spaceone.identity." + name);
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }

    private static Map<String, String> members(Fields fields) {
        Map<String, String> members = new TreeMap<>();
        fields.all().stream()
                .filter(field -> !field.hidden())
                .forEach(field -> members.put(field.key(), kind(field)));
        return members;
    }

    private static String kind(Field field) {
        return field.term() instanceof ScalarTerm scalar ? scalar.type.name() : "JSON";
    }

    private static Map<String, String> members(Class<?> record) {
        Map<String, String> members = new TreeMap<>();
        for (RecordComponent member : record.getRecordComponents()) {
            String key = Names.snake(member.getName());
            if (!NOT_IN_LISTS.contains(record.getSimpleName() + "." + key)) {
                members.put(key, kind(member.getType()));
            }
        }
        return members;
    }

    private static String kind(Class<?> type) {
        if (type == String.class || type.isEnum()) {
            return "TEXT";
        }
        if (type == Instant.class) {
            return "TIME";
        }
        if (type == boolean.class || type == Boolean.class) {
            return "FLAG";
        }
        return type.isPrimitive() || Number.class.isAssignableFrom(type) ? "NUMBER" : "JSON";
    }

    private static Map<String, Fields> constants() {
        Map<String, Fields> constants = new TreeMap<>();
        HOUSE.stream()
                .flatMap(type -> type.getFields().stream())
                .filter(field -> field.getRawType().isEquivalentTo(Fields.class))
                .filter(field -> field.getModifiers().contains(JavaModifier.STATIC))
                .forEach(
                        field ->
                                constants.put(
                                        field.getFullName()
                                                .substring("spaceone.identity.".length()),
                                        value(field)));
        assertThat(constants).hasSizeGreaterThan(20);
        return constants;
    }

    private static Fields value(JavaField field) {
        try {
            java.lang.reflect.Field constant = field.reflect();
            constant.setAccessible(true);
            return (Fields) constant.get(null);
        } catch (IllegalAccessException e) {
            throw new AssertionError(e);
        }
    }
}
