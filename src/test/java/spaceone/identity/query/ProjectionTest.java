package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code only}: exactly the selected members, and the keys of the order. */
class ProjectionTest {

    private static final UserTable USERS = UserTable.ofReference();

    @ParameterizedTest(name = "{0}: {1} of {2}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "sort keys are added | 'name'          | judy | {'user_id':'judy','name':''}",
                "a path keeps its place | 'mfa.options.email' | dave@corp.example"
                        + "| {'user_id':'dave@corp.example','name':'Dave',"
                        + "'mfa':{'options':{'email':'dave@corp.example'}}}",
                "a parent swallows its children | 'tags','tags.level' | eve_admin"
                        + "| {'user_id':'eve_admin','name':'Eve 100%','tags':{'team':'Platform'}}",
                "elements by index stay in a list | 'tags.skills.1' | ivan"
                        + "| {'user_id':'ivan','name':'Ivan\\\\Back_slash','tags':{'skills':['sql']}}",
                "what is not there is left out | 'tags.nothing','role_id' | bob@example.com"
                        + "| {'user_id':'bob@example.com','name':'Bob Lee'}",
                "a null inside of a map is kept | 'tags.team' | heidi"
                        + "| {'user_id':'heidi','name':'한글 이름','tags':{'team':null}}",
                "numbers, flags and times keep their form | 'refresh_timeout','email_verified','created_at'"
                        + "| dave@corp.example"
                        + "| {'user_id':'dave@corp.example','name':'Dave','email_verified':false,"
                        + "'refresh_timeout':1800,'created_at':'2024-02-10T12:00:00.500Z'}"
            })
    void showsWhatIsSelected(String rule, String only, String userId, String row) {
        String query = "{'only':[%s],'filter':[{'k':'user_id','v':'%s','o':'eq'}]}";
        assertThat(USERS.list(query.formatted(only, userId).replace('\'', '"')).results())
                .containsExactly(UserTable.json(row.replace('\'', '"')));
    }
}
