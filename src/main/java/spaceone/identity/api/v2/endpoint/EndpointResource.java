package spaceone.identity.api.v2.endpoint;

import static spaceone.identity.CommonError.PERMISSION_DENIED;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.UriInfo;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import spaceone.identity.api.Bearer;
import spaceone.identity.api.NoAuth;
import spaceone.identity.api.openapi.Doc;
import spaceone.identity.setting.Configured;
import spaceone.identity.setting.Setting;

/**
 * {@code spaceone.api.identity.v2.Endpoint}: where services are, from the configuration. Internal
 * addresses are for who may know them.
 */
@Path("v2/endpoint")
@ApplicationScoped
public class EndpointResource {

    @Inject Bearer bearer;

    /**
     * {@code service=address} pairs; identity itself is this server ({@link OwnAddress}), unless
     * named.
     */
    @Inject
    @Configured(Setting.ENDPOINT_PUBLIC)
    Optional<String> publicAddresses;

    @Inject
    @Configured(Setting.ENDPOINT_INTERNAL)
    Optional<String> internalAddresses;

    @Inject
    @Configured(Setting.CONSOLE_URL)
    String console;

    @POST
    @Path("list")
    @Doc(
            value =
                    "Lists the addresses of this and its sibling services, as the operator set "
                            + "them. Internal ones need a system token.",
            with = "service")
    @NoAuth
    public EndpointsInfo list(
            EndpointSearchQuery request,
            @HeaderParam(HttpHeaders.AUTHORIZATION) String authorization,
            @Context UriInfo uri,
            @Context HttpServletRequest connection) {
        boolean internal = request.endpointType() == EndpointType.INTERNAL;
        if (internal && !bearer.authenticate(authorization).isSystem()) {
            throw PERMISSION_DENIED.with();
        }
        Map<String, String> addresses =
                addresses((internal ? internalAddresses : publicAddresses).orElse(""));
        addresses.putIfAbsent(
                "identity", OwnAddress.of(uri.getBaseUri(), connection.getLocalAddr(), console));
        return EndpointsInfo.of(
                addresses.entrySet().stream()
                        .filter(
                                e ->
                                        request.service() == null
                                                || e.getKey().equals(request.service()))
                        .map(e -> info(e.getKey(), e.getValue(), internal))
                        .toList());
    }

    private static EndpointInfo info(String service, String address, boolean internal) {
        String name = Character.toUpperCase(service.charAt(0)) + service.substring(1) + " Service";
        return new EndpointInfo(
                name,
                service,
                internal ? null : address,
                internal ? address : null,
                "ACTIVE",
                "v2");
    }

    private static Map<String, String> addresses(String pairs) {
        Map<String, String> addresses = new TreeMap<>();
        for (String pair : pairs.split(",")) {
            int middle = pair.indexOf('=');
            if (middle > 0) {
                addresses.put(
                        pair.substring(0, middle).strip(), pair.substring(middle + 1).strip());
            }
        }
        return addresses;
    }
}
