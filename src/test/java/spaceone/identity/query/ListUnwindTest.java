package spaceone.identity.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A list unwound: one row for each element, in the order of rows and then of elements. */
class ListUnwindTest {

    private static final UserTable USERS = UserTable.ofReference();

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "each row holds one element, and only a page counts them"
                        + "|{'only':['required_actions'],'unwind':{'path':'required_actions'}}"
                        + "|0|bob@example.com UPDATE_PASSWORD, frank.o ENFORCE_MFA,"
                        + " carol@example.com UPDATE_PASSWORD, carol@example.com ENFORCE_MFA",
                "a page counts elements"
                        + "|{'only':['required_actions'],'unwind':{'path':'required_actions'},'page':{'start':3,'limit':1}}"
                        + "|4|carol@example.com UPDATE_PASSWORD",
                "elements can be filtered by the path"
                        + "|{'only':['required_actions'],'page':{'limit':9},'unwind':{'path':'required_actions',"
                        + "'filter':[{'k':'required_actions','v':'mfa','o':'not_contain'}]}}"
                        + "|2|bob@example.com UPDATE_PASSWORD, carol@example.com UPDATE_PASSWORD",
                "filter chooses rows by the whole list"
                        + "|{'only':['required_actions'],'page':{'limit':9},'unwind':{'path':'required_actions'},"
                        + "'filter':[{'k':'required_actions','v':'ENFORCE_MFA','o':'eq'}]}"
                        + "|3|frank.o ENFORCE_MFA, carol@example.com UPDATE_PASSWORD,"
                        + " carol@example.com ENFORCE_MFA"
            })
    void showsOneRowForEachElement(String rule, String query, long total, String rows) {
        Listing listing = USERS.list(query.replace('\'', '"'));
        assertThat(listing.totalCount()).isEqualTo(total);
        assertThat(listing.results())
                .map(
                        row ->
                                row.getString("user_id")
                                        + " "
                                        + String.join(
                                                " ", UserTable.texts(row.get("required_actions"))))
                .containsExactly(rows.split(", "));
    }
}
