package spaceone.identity.api.v2.userimport;

import static org.assertj.core.api.Assertions.assertThat;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWEDecrypter;
import com.nimbusds.jose.JWEObject;
import com.nimbusds.jose.crypto.ECDHDecrypter;
import com.nimbusds.jose.crypto.RSADecrypter;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import java.io.StringReader;
import java.text.ParseException;
import java.util.ArrayList;
import java.util.List;
import spaceone.identity.Json;
import spaceone.identity.query.Listing;
import spaceone.identity.userimport.ReceiverKey;

/** Rows of an export, as whoever gets them reads them. */
final class Exported {

    private Exported() {}

    static List<JsonObject> rows(Listing listing) {
        List<JsonObject> rows = new ArrayList<>();
        assertThat(listing.forEach(rows::add)).isEqualTo(rows.size());
        return rows;
    }

    static ReceiverKey receiver(JWK key) {
        return ReceiverKey.of(read(key.toPublicJWK().toJSONString()));
    }

    static JsonObject read(String json) {
        return Json.createReader(new StringReader(json)).readObject();
    }

    /** As the recipe of the document does it. */
    static JsonObject opened(JsonObject person, JWK key) {
        if (!person.containsKey("sealed")) {
            return person;
        }
        try {
            JWEObject sealed = JWEObject.parse(person.getString("sealed"));
            sealed.decrypt(decrypter(key));
            JsonObject secrets = read(sealed.getPayload().toString());
            assertThat(secrets.getString("user_id")).isEqualTo(person.getString("user_id"));
            JsonObjectBuilder whole = Json.createObjectBuilder(person).remove("sealed");
            secrets.forEach(whole::add);
            return whole.build();
        } catch (ParseException | JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static JWEDecrypter decrypter(JWK key) throws JOSEException {
        return key instanceof ECKey ec ? new ECDHDecrypter(ec) : new RSADecrypter(key.toRSAKey());
    }
}
