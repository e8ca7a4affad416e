/** How a picture is cut: no larger than this, and exactly of this shape. */
export interface Cut {
  width: number;
  height: number;
}

export const avatarCut: Cut = { width: 512, height: 512 };
export const coverCut: Cut = { width: 1280, height: 720 };

/**
 * Draws a picture anew: cut to shape from the middle, and with nothing in it but what is seen (a
 * photo also says where it was taken). Null when the browser cannot read the file.
 */
export async function redrawn(file: Blob, cut: Cut): Promise<Blob | null> {
  const picture = await createImageBitmap(file).catch(() => null); // turned as the camera says
  if (!picture) return null;
  const part = middle(picture, cut);
  const scale = Math.min(1, cut.width / part.width);
  const canvas = document.createElement("canvas");
  canvas.width = Math.max(1, Math.round(part.width * scale));
  canvas.height = Math.max(1, Math.round(part.height * scale));
  const context = canvas.getContext("2d");
  if (!context) return null;
  context.imageSmoothingQuality = "high";
  const { x, y, width, height } = part;
  context.drawImage(picture, x, y, width, height, 0, 0, canvas.width, canvas.height);
  picture.close();
  // a browser that cannot write WebP writes PNG instead, which is taken as well
  return await new Promise((resolve) => canvas.toBlob(resolve, "image/webp", 0.9));
}

/** The largest part of a picture that has the cut's shape, from the middle. */
export function middle(picture: { width: number; height: number }, cut: Cut) {
  const shape = cut.width / cut.height;
  const width = Math.min(picture.width, picture.height * shape);
  const height = width / shape;
  return { x: (picture.width - width) / 2, y: (picture.height - height) / 2, width, height };
}
