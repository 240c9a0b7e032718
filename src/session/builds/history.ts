import type { BuildFolder } from '../../build/folder.ts';
import { compareLayers } from '../../build/layers.ts';
import type { BuildHistory } from '../../model/build.ts';
import type { Engine } from '../../model/ports.ts';
import type { Project } from '../../model/project.ts';
import { imageOf } from './services.ts';

/** The builds of a project that are remembered, of one service or of all, and the layers of the images as they are now. */
export async function buildHistory(
  engine: Engine,
  project: Project,
  folder: BuildFolder,
  service: string | null,
): Promise<BuildHistory> {
  const past = (await folder.history()).filter((build) => service === null || build.service === service);
  const built = project.services.filter(({ name, build }) => build !== null && (service === null || name === service));
  const images = await Promise.all(
    built.map(async ({ name }) => {
      const image = imageOf(project, name);
      const [layers, found, record] = await Promise.all([
        engine.layers(image),
        engine.images([image]),
        folder.read(name),
      ]);
      if (!layers.ok) return { service: name, image, layers: null };
      // An image that another program built since is compared with the last one of ours.
      const isOurs = found.ok && record?.image !== null && found.value[image]?.id === record?.image.id;
      const before = (isOurs ? record?.layersBefore : record?.layers) ?? null;
      return { service: name, image, layers: compareLayers(layers.value, before, await folder.salt()) };
    }),
  );
  return { past, images };
}
