import { type DBSchema, type IDBPDatabase, openDB } from "idb";
import { type JobStore, type StoredOrder, type StoredReceipt, maxStored } from "./stored-job.ts";

interface Stores extends DBSchema {
  orders: { key: string; value: StoredOrder; indexes: { at: number } };
  receipts: { key: string; value: StoredReceipt; indexes: { at: number } };
  /** What the user has removed, as long as the service may still know it. */
  removed: { key: string; value: { id: string; at: number }; indexes: { at: number } };
}

const name = "jobcan-autofill";
const storeNames = ["orders", "receipts", "removed"] as const;
const maxRemoved = 200;

/** The browser's own database (IndexedDB). Rejects where it is switched off. */
export async function openJobStore(now: () => number = Date.now): Promise<JobStore> {
  const database = await openDB<Stores>(name, 1, {
    upgrade(created) {
      for (const store of storeNames) {
        created.createObjectStore(store, { keyPath: "id" }).createIndex("at", "at");
      }
    },
    // Another tab has a newer version of the page.
    blocking: (_current, _wanted, event) => {
      if (event.target instanceof IDBDatabase) event.target.close();
    },
  });
  return {
    async all() {
      const [orders, receipts] = await Promise.all([
        database.getAllFromIndex("orders", "at"),
        database.getAllFromIndex("receipts", "at"),
      ]);
      return { orders: orders.toReversed(), receipts: receipts.toReversed() };
    },
    order: async (id) => await database.get("orders", id),
    receipt: async (id) => await database.get("receipts", id),
    async storeOrder(order) {
      await database.put("orders", order);
      await dropOldest(database, "orders", maxStored);
    },
    async storeReceipt(receipt) {
      const writing = database.transaction(["receipts", "removed"], "readwrite");
      const isRemoved = (await writing.objectStore("removed").getKey(receipt.id)) !== undefined;
      if (!isRemoved) await writing.objectStore("receipts").put(receipt);
      await writing.done;
      await dropOldest(database, "receipts", maxStored);
    },
    async missing(ids) {
      const [stored, removed] = await Promise.all([
        database.getAllKeys("receipts"),
        database.getAllKeys("removed"),
      ]);
      const known = new Set([...stored, ...removed]);
      return ids.filter((id) => !known.has(id));
    },
    async remove(ids) {
      const writing = database.transaction(storeNames, "readwrite");
      for (const id of ids) {
        await writing.objectStore("orders").delete(id);
        await writing.objectStore("receipts").delete(id);
        await writing.objectStore("removed").put({ id, at: now() });
      }
      await writing.done;
      await dropOldest(database, "removed", maxRemoved);
    },
  };
}

async function dropOldest(
  database: IDBPDatabase<Stores>,
  store: (typeof storeNames)[number],
  most: number,
): Promise<void> {
  const writing = database.transaction(store, "readwrite");
  let surplus = (await writing.store.count()) - most;
  for (
    let cursor = await writing.store.index("at").openCursor();
    cursor !== null && surplus > 0;
    cursor = await cursor.continue()
  ) {
    await cursor.delete();
    surplus -= 1;
  }
  await writing.done;
}
