package spaceone.identity.api.admission;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import java.io.IOException;

/** Collects a body as it comes, on whatever thread brings a piece. */
final class BodyListener implements ReadListener {

    private final Door door;
    private final Visit visit;
    private final ServletInputStream in;

    BodyListener(Door door, Visit visit, ServletInputStream in) {
        this.door = door;
        this.visit = visit;
        this.in = in;
    }

    @Override
    public void onDataAvailable() throws IOException {
        visit.isBrought();
        byte[] piece = new byte[8 * 1024];
        while (visit.isReading() && in.isReady()) {
            int length = in.read(piece);
            if (length < 0) {
                return;
            }
            if (!visit.append(piece, length)) {
                door.refuse(visit, Refusal.BUSY);
            } else if (visit.isTooLarge()) {
                // The method tells them so.
                door.arrived(visit);
            }
        }
    }

    @Override
    public void onAllDataRead() {
        visit.isBrought();
        door.arrived(visit);
    }

    @Override
    public void onError(Throwable broken) {
        door.lose(visit);
    }
}
