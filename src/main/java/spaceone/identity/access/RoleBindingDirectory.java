package spaceone.identity.access;

import jakarta.ejb.Stateless;
import jakarta.inject.Inject;
import jakarta.json.JsonObject;
import spaceone.identity.query.Listing;
import spaceone.identity.query.Query;
import spaceone.identity.query.Results;
import spaceone.identity.query.Statistics;
import spaceone.identity.tenancy.Place;

/** Reads bindings by the query language. */
@Stateless
public class RoleBindingDirectory {

    @Inject Results results;

    public Listing list(Place place, Query query) {
        return results.list(RoleBindingInfo.FIELDS, place.scope("b"), query);
    }

    public JsonObject stat(Place place, Statistics statistics) {
        return results.stat(RoleBindingInfo.FIELDS, place.scope("b"), statistics);
    }
}
