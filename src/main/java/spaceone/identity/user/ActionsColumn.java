package spaceone.identity.user;

import jakarta.persistence.AttributeConverter;
import jakarta.persistence.Converter;
import java.util.EnumSet;
import java.util.Set;
import spaceone.identity.StringsColumn;

/** The required actions in their {@code jsonb} column. */
@Converter
public class ActionsColumn implements AttributeConverter<Set<RequiredAction>, Object> {

    private static final StringsColumn STRINGS = new StringsColumn();

    @Override
    public Object convertToDatabaseColumn(Set<RequiredAction> actions) {
        return STRINGS.convertToDatabaseColumn(actions.stream().map(Enum::name).toList());
    }

    @Override
    public Set<RequiredAction> convertToEntityAttribute(Object column) {
        Set<RequiredAction> actions = EnumSet.noneOf(RequiredAction.class);
        STRINGS.convertToEntityAttribute(column)
                .forEach(name -> actions.add(RequiredAction.valueOf(name)));
        return actions;
    }
}
