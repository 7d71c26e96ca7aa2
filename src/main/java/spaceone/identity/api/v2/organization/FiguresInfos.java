package spaceone.identity.api.v2.organization;

import java.util.List;

public record FiguresInfos(List<FiguresInfo> results) {}
