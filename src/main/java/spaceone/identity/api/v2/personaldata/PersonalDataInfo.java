package spaceone.identity.api.v2.personaldata;

import jakarta.json.JsonObject;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.personaldata.DataPart;

/** One thing that is kept on a person. */
public record PersonalDataInfo(
        @Doc("What kind of thing it is.") DataPart part,
        @Doc("The thing itself, as the methods that list such things show it.") JsonObject data) {}
