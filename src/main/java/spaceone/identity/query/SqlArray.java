package spaceone.identity.query;

import java.util.List;

/** Many values as one parameter, so that long lists stay below the driver's limit of marks. */
record SqlArray(String elementType, List<?> elements) {}
